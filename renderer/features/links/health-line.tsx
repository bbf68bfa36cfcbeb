import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../bridge/use-read.ts';
import { healthType } from '../../ui/health.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** A link's health in a sentence, as both ends see it now. */
export function HealthLine({ linkId }: { readonly linkId: string }) {
  const { data, error } = useRead('links', 'bothEnds', { linkId }, { freshFor: 15_000 });
  if (error && !data) return <StatusIndicator type="warning">Neither end could be asked</StatusIndicator>;
  if (!data) return <StatusIndicator type="loading">Asking both ends</StatusIndicator>;
  return (
    <StatusIndicator type={healthType(data.health.state)} wrapText>
      <UntrustedText text={data.health.sentence} limit={300} />
    </StatusIndicator>
  );
}
