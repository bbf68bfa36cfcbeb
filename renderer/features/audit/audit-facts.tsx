import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Copyable } from '../../ui/copyable.tsx';
import { Moment } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Audit } from './audit-answers.ts';

/** What the report stands on: who looked, at what, when, with which Linkspan, and the digest that shows tampering. */
export function AuditFacts({ audit }: { readonly audit: Audit }) {
  const { scope, identities, gateways } = audit;
  return (
    <Container
      header={
        <Header variant="h2" description="linkspan verify tells whether an exported JSON report still fits its digest.">
          Scope and digest
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        minColumnWidth={280}
        items={[
          { label: 'Began', value: <Moment at={audit.startedAt} /> },
          { label: 'Ended', value: <Moment at={audit.endedAt} /> },
          { label: 'Linkspan', value: <UntrustedText text={audit.version} limit={40} /> },
          {
            label: 'Profiles and regions',
            value: <Lines lines={scope.targets.map(({ profile, regions }) => `${profile}: ${regions.join(', ')}`)} />,
          },
          {
            label: 'Read as',
            value: <Lines lines={identities.map(({ profile, arn }) => `${profile}: ${arn}`)} none="Nobody" />,
          },
          { label: 'Gateways', value: <Lines lines={gateways.map(({ name }) => name)} none="None" /> },
          { label: 'Audit', value: <Copyable text={audit.id} what="Id" /> },
          { label: 'Digest (SHA-256)', value: <Copyable text={audit.digest} what="Digest" /> },
        ]}
      />
    </Container>
  );
}

function Lines({ lines, none = '' }: { readonly lines: readonly string[]; readonly none?: string }) {
  if (lines.length === 0) return none;
  return lines.slice(0, 50).map((line) => (
    <div key={line}>
      <UntrustedText text={line} limit={300} />
    </div>
  ));
}
