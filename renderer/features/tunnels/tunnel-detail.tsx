import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../bridge/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { ChildSaView, IkeSaView } from './sa-views.tsx';
import { TunnelActions } from './tunnel-actions.tsx';
import type { TunnelRow } from './tunnel-columns.tsx';

/** One tunnel in depth: its SAs, what they carry, and what the gateway printed. */
export function TunnelDetail({ row }: { readonly row: TunnelRow }) {
  if (row.gatewayId === null || row.connection === null) {
    return <Box>This end of the tunnel is a device that Linkspan cannot ask.</Box>;
  }
  return (
    <SpaceBetween size="l">
      <TunnelActions gatewayId={row.gatewayId} connection={row.connection} />
      <Sas gatewayId={row.gatewayId} connection={row.connection} />
    </SpaceBetween>
  );
}

function Sas({ gatewayId, connection }: { readonly gatewayId: string; readonly connection: string }) {
  const { data, error, refetch } = useRead('tunnels', 'detail', { gatewayId, connection }, { every: 5000 });
  if (error && !data)
    return <Problem error={error} onRetry={() => void refetch()} title="The gateway could not be asked" />;
  if (!data) return <StatusIndicator type="loading">Asking the gateway</StatusIndicator>;
  return (
    <SpaceBetween size="l">
      <Box color="text-body-secondary">
        Read <Time at={data.readAt} />
      </Box>
      {data.ikeSas.length === 0 && <StatusIndicator type="error">There is no IKE SA</StatusIndicator>}
      {data.ikeSas.slice(0, 10).map((sa) => (
        <IkeSaView key={`${sa.name}[${sa.uniqueId}]`} sa={sa} />
      ))}
      {data.childSas.slice(0, 20).map((sa) => (
        <ChildSaView key={`${sa.name}{${sa.uniqueId}}`} sa={sa} />
      ))}
      <ExpandableSection headerText="What the gateway printed">
        <UntrustedText text={data.raw} asBlock limit={50_000} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
