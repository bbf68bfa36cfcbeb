import Badge from '@cloudscape-design/components/badge';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { z } from 'zod';
import type { gateways } from '../../../contract/features/gateways.ts';
import { hrefTo } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { routeText } from './route-text.ts';

export type Gateway = z.infer<typeof gateways.list.output>[number];

export const gatewayColumns: readonly TableProps.ColumnDefinition<Gateway>[] = [
  {
    id: 'name',
    minWidth: 150,
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ id, name, isDemo }) => (
      <>
        <Link href={hrefTo(['gateways', id])}>
          <UntrustedText text={name} limit={60} />
        </Link>{' '}
        {isDemo && <Badge color="severity-low">Demo</Badge>}
      </>
    ),
  },
  {
    id: 'state',
    minWidth: 190,
    header: 'Reachable',
    sortingField: 'state',
    cell: (gateway) => <GatewayState gateway={gateway} />,
  },
  {
    id: 'route',
    minWidth: 260,
    header: 'Route',
    cell: ({ route }) => (
      <span className="ls-mono">
        <UntrustedText text={routeText(route)} limit={300} />
      </span>
    ),
  },
  {
    id: 'strongswan',
    minWidth: 150,
    header: 'strongSwan',
    sortingField: 'strongswan',
    cell: ({ strongswan }) =>
      strongswan === null ? 'Not inspected yet' : <UntrustedText text={strongswan} limit={60} />,
  },
  { id: 'links', minWidth: 80, header: 'Links', cell: ({ linkIds }) => linkIds.length },
];

export function GatewayState({ gateway: { state, problem, lastSeenAt } }: { readonly gateway: Gateway }) {
  if (state === 'never-tried') return <StatusIndicator type="pending">Not tried yet</StatusIndicator>;
  if (state === 'unreachable') {
    return (
      <StatusIndicator type="error">
        <UntrustedText text={problem ?? 'Did not answer'} limit={200} />
      </StatusIndicator>
    );
  }
  return (
    <StatusIndicator type="success">
      Reachable{' '}
      {lastSeenAt && (
        <>
          (<Time at={lastSeenAt} />)
        </>
      )}
    </StatusIndicator>
  );
}
