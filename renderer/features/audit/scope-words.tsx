import type { AuditScope } from '../../../contract/domain/audit.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** "production in eu-west-1, eu-central-1 · 2 gateways". */
export function ScopeWords({ scope }: { readonly scope: AuditScope }) {
  const targets = scope.targets.map(({ profile, regions }) => `${profile} in ${regionWords(regions)}`);
  const many = scope.gatewayIds.length;
  const gateways = many === 0 ? [] : [`${many} ${many === 1 ? 'gateway' : 'gateways'}`];
  return <UntrustedText text={[...targets, ...gateways].join(' · ')} limit={300} />;
}

function regionWords(regions: readonly string[]): string {
  return regions.length > 4 ? `${regions.length} regions` : regions.join(', ');
}
