import Badge from '@cloudscape-design/components/badge';
import PageLink from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { z } from 'zod';
import type { tunnels } from '../../../contract/features/tunnels.ts';
import { bytes } from '../../ui/bytes.ts';
import { hrefTo } from '../../ui/router.tsx';
import { duration, Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

export type TunnelRow = z.infer<typeof tunnels.list.output>['rows'][number];

export const tunnelColumns: readonly TableProps.ColumnDefinition<TunnelRow>[] = [
  {
    id: 'link',
    minWidth: 160,
    header: 'Link',
    sortingField: 'linkName',
    isRowHeader: true,
    cell: (row) => <LinkCell row={row} />,
  },
  {
    id: 'tunnel',
    minWidth: 170,
    header: 'Tunnel',
    sortingField: 'outsideAddress',
    cell: ({ outsideAddress, connection }) => (
      <>
        <div className="ls-mono">
          <UntrustedText text={outsideAddress ?? 'any peer'} limit={60} />
        </div>
        {connection !== null && (
          <div className="ls-muted">
            <UntrustedText text={connection} limit={100} />
          </div>
        )}
      </>
    ),
  },
  { id: 'aws', minWidth: 190, header: 'AWS says', cell: ({ aws }) => <AwsView aws={aws} /> },
  {
    id: 'gateway',
    minWidth: 230,
    header: 'The gateway says',
    cell: ({ gateway, gatewayName }) => <GatewayView gateway={gateway} name={gatewayName} />,
  },
  { id: 'agrees', minWidth: 160, header: 'Same', cell: ({ agrees }) => <Agreement agrees={agrees} /> },
  {
    id: 'traffic',
    minWidth: 140,
    header: 'In / out',
    cell: ({ gateway }) => (
      <span className="ls-time">
        {bytes(gateway.bytesIn)} / {bytes(gateway.bytesOut)}
      </span>
    ),
  },
];

function LinkCell({ row: { linkId, linkName } }: { readonly row: TunnelRow }) {
  if (linkId === null) return <Badge>Other</Badge>;
  return (
    <PageLink href={hrefTo(['links', linkId])}>
      <UntrustedText text={linkName ?? linkId} limit={60} />
    </PageLink>
  );
}

const types: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  up: 'success',
  down: 'error',
  connecting: 'in-progress',
  unknown: 'pending',
  'not-aws': 'info',
};
const words: Readonly<Record<string, string>> = {
  up: 'Up',
  down: 'Down',
  connecting: 'Connecting',
  unknown: 'Not known',
  'not-aws': 'Not an AWS tunnel',
};

function AwsView({ aws }: { readonly aws: TunnelRow['aws'] }) {
  return (
    <>
      <StatusIndicator type={types[aws.state] ?? 'pending'}>
        {words[aws.state]}
        {aws.since && (
          <>
            , since <Time at={aws.since} />
          </>
        )}
      </StatusIndicator>
      <Message text={aws.message} />
    </>
  );
}

function GatewayView({ gateway, name }: { readonly gateway: TunnelRow['gateway']; readonly name: string | null }) {
  return (
    <>
      <StatusIndicator type={types[gateway.state] ?? 'pending'}>
        {words[gateway.state]}
        {gateway.establishedSeconds !== null && ` for ${duration(gateway.establishedSeconds)}`}
      </StatusIndicator>
      <Message text={[name, gateway.message].filter(Boolean).join(': ')} />
    </>
  );
}

function Message({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <div className="ls-muted">
      <UntrustedText text={text} limit={300} />
    </div>
  );
}

function Agreement({ agrees }: { readonly agrees: boolean | null }) {
  if (agrees === null) return <StatusIndicator type="pending">One end silent</StatusIndicator>;
  return agrees ? (
    <StatusIndicator type="success">Same</StatusIndicator>
  ) : (
    <StatusIndicator type="error">They disagree</StatusIndicator>
  );
}
