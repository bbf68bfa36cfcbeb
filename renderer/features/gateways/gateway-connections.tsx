import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo } from '../../ui/router.tsx';
import Link from '@cloudscape-design/components/link';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

type Connection = GatewayFacts['connections'][number];

const columns: readonly TableProps.ColumnDefinition<Connection>[] = [
  {
    id: 'name',
    minWidth: 180,
    header: 'Name',
    isRowHeader: true,
    cell: ({ name }) => <UntrustedText text={name} limit={200} />,
  },
  {
    id: 'whose',
    minWidth: 100,
    header: 'Whose',
    cell: ({ isOurs }) => (isOurs ? <Badge color="blue">Linkspan</Badge> : <Badge>Other</Badge>),
  },
  {
    id: 'state',
    minWidth: 90,
    header: 'State',
    cell: ({ isUp }) => <StatusIndicator type={isUp ? 'success' : 'stopped'}>{isUp ? 'Up' : 'Down'}</StatusIndicator>,
  },
  {
    id: 'peer',
    minWidth: 130,
    header: 'Peer',
    cell: ({ peerAddress }) => <UntrustedText text={peerAddress ?? 'any'} limit={100} />,
  },
  {
    id: 'local',
    minWidth: 150,
    header: 'Networks here',
    cell: ({ localSubnets }) => <UntrustedText text={localSubnets.join(', ')} limit={300} />,
  },
  {
    id: 'remote',
    minWidth: 150,
    header: 'Networks there',
    cell: ({ remoteSubnets }) => <UntrustedText text={remoteSubnets.join(', ')} limit={300} />,
  },
];

/** Every IPsec connection on the box, ours and others'. */
export function GatewayConnections({ gatewayId }: { readonly gatewayId: string }) {
  const { data, error, isLoading, refetch } = useRead('gateways', 'inspect', { id: gatewayId }, { freshFor: 60_000 });
  if (error && !data)
    return <Problem error={error} onRetry={() => void refetch()} title="The gateway could not be read" />;
  const rows = data?.facts.connections ?? [];
  return (
    <Table
      items={rows.slice(0, 200)}
      trackBy="name"
      loading={isLoading}
      loadingText="Reading the gateway"
      wrapLines
      ariaLabels={{ tableLabel: 'Connections on the gateway' }}
      header={
        <Header
          variant="h2"
          counter={`(${rows.length})`}
          description="Linkspan never changes a connection that is not its own."
          actions={<Link href={hrefTo(['tunnels'], { gateway: gatewayId })}>Open in Tunnels</Link>}
        >
          Connections
        </Header>
      }
      columnDefinitions={columns}
      empty={<Box textAlign="center">No connections are configured on this gateway.</Box>}
    />
  );
}
