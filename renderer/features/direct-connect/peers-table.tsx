import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { BgpPeer } from '../../../contract/domain/direct-connect.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { AwsState } from './state-words.tsx';

/** The BGP sessions: one for each address family. */
export function PeersTable({ peers }: { readonly peers: readonly BgpPeer[] }) {
  return (
    <Table
      items={peers.slice(0, 50)}
      columnDefinitions={columns}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: 'BGP peers' }}
      header={
        <Header variant="h2" counter={`(${peers.length})`}>
          BGP peers
        </Header>
      }
      empty={<Box textAlign="center">It has no BGP peer: nothing can pass.</Box>}
    />
  );
}

const columns: readonly TableProps.ColumnDefinition<BgpPeer>[] = [
  {
    id: 'family',
    minWidth: 90,
    header: 'Family',
    isRowHeader: true,
    cell: ({ addressFamily }) => (addressFamily === 'ipv4' ? 'IPv4' : 'IPv6'),
  },
  { id: 'status', minWidth: 150, header: 'Session', cell: ({ status }) => <Session status={status} /> },
  { id: 'state', minWidth: 130, header: 'State', cell: ({ state }) => <AwsState state={state} /> },
  {
    id: 'customer',
    minWidth: 200,
    header: 'Your router',
    cell: ({ customerAddress }) => <Address text={customerAddress} />,
  },
  { id: 'amazon', minWidth: 200, header: 'AWS', cell: ({ amazonAddress }) => <Address text={amazonAddress} /> },
  { id: 'asn', minWidth: 110, header: 'ASN of your router', cell: ({ asn }) => asn },
];

function Session({ status }: { readonly status: string }) {
  if (status === 'up') return <StatusIndicator type="success">Up</StatusIndicator>;
  if (status === 'down') return <StatusIndicator type="error">Down</StatusIndicator>;
  return (
    <StatusIndicator type="pending">
      <UntrustedText text={status === 'unknown' ? 'Not known' : status} limit={40} />
    </StatusIndicator>
  );
}

function Address({ text }: { readonly text: string | null }) {
  return text === null ? <Box color="text-status-inactive">not told</Box> : <Copyable text={text} what="Address" />;
}
