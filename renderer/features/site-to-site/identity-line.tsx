import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../bridge/use-read.ts';
import { messageOf } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** Whom AWS takes this profile for. */
export function IdentityLine({ profile }: { readonly profile: string }) {
  const { data, error } = useRead('accounts', 'identity', { profile });
  if (error) {
    return (
      <StatusIndicator type="error" wrapText>
        <UntrustedText text={messageOf(error)} limit={500} />
      </StatusIndicator>
    );
  }
  if (!data) return <StatusIndicator type="loading">Asking AWS who this is</StatusIndicator>;
  return (
    <StatusIndicator type="success" wrapText>
      Account <UntrustedText text={data.accountId} limit={20} />, as <UntrustedText text={data.arn} limit={300} />
    </StatusIndicator>
  );
}
