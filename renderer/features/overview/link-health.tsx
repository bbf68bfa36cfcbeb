import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../bridge/use-read.ts';
import { healthType } from '../../ui/health.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** A link's health as both ends see it now. */
export function LinkHealth({ linkId }: { readonly linkId: string }) {
  const { data, error } = useRead('links', 'bothEnds', { linkId }, { every: 30_000 });
  if (error) return <StatusIndicator type="warning">Neither end could be asked</StatusIndicator>;
  if (!data) return <StatusIndicator type="loading">Asking both ends</StatusIndicator>;
  return (
    <StatusIndicator type={healthType(data.health.state)}>
      <UntrustedText text={data.health.sentence} limit={200} />
    </StatusIndicator>
  );
}
