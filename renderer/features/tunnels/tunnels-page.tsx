import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { useRead } from '../../bridge/use-read.ts';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { harmless } from '../../ui/harmless.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { UnreadNotice } from '../../ui/unread-notice.tsx';
import { ServiceActions } from './service-actions.tsx';
import { type TunnelRow, tunnelColumns } from './tunnel-columns.tsx';
import { TunnelDetail } from './tunnel-detail.tsx';
import { textOf, titleOf } from './tunnel-words.ts';

const every = 5000;
const none: readonly TunnelRow[] = [];

/** Each tunnel as AWS and as the gateway see it, side by side. Reads on only while somebody looks. */
export function TunnelsPage() {
  const { query } = useRoute();
  const [linkId, gatewayId, selectedId] = [query.get('link'), query.get('gateway'), query.get('tunnel')];
  const { data, error, isLoading, isFetching, refetch } = useRead(
    'tunnels',
    'list',
    { linkId },
    { every, keepLast: true },
  );
  const rows = data?.rows.filter((row) => gatewayId === null || row.gatewayId === gatewayId) ?? none;
  const place = { link: linkId ?? undefined, gateway: gatewayId ?? undefined, text: query.get('text') ?? undefined };
  const select = (tunnel: string | undefined) => replaceWith(hrefTo(['tunnels'], { ...place, tunnel }));
  const close = useCallback(() => replaceWith(hrefTo(['tunnels'])), []);
  const selected = rows.find(({ id }) => id === selectedId);
  return (
    <Page
      title="Tunnels"
      description="Each tunnel as AWS sees it and as the gateway sees it, read through the bastion."
    >
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The tunnels could not be read" />}
        {data && <UnreadNotice unread={data.unread} />}
        <ListTable
          title={linkId || gatewayId ? 'Tunnels (some)' : 'All tunnels'}
          noun="tunnels"
          rows={rows}
          columns={tunnelColumns}
          isLoading={isLoading}
          loadingText="Asking AWS and the gateways"
          textOf={textOf}
          findBy="link, gateway, connection or address"
          at={(text) => hrefTo(['tunnels'], { ...place, text })}
          onRow={({ id }) => select(id)}
          selection={{ row: selected, nameOf: (row) => harmless(titleOf(row), 100), label: 'Choose a tunnel' }}
          description={
            data && (
              <>
                Read <Time at={data.readAt} />, and again every 5 s while this page is seen
              </>
            )
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <ServiceActions gatewayIds={gatewaysOf(rows)} />
              <Button
                iconName="refresh"
                ariaLabel="Read the tunnels again"
                loading={isFetching && isLoading}
                onClick={() => void refetch()}
              />
            </SpaceBetween>
          }
          besideFilter={
            (linkId ?? gatewayId) !== null && (
              <Button iconName="close" onClick={close}>
                Show all tunnels
              </Button>
            )
          }
          empty={
            <NothingYet
              title="No tunnels"
              text="They appear here once a link is built or a gateway with connections is added."
            />
          }
        />
      </SpaceBetween>
      {selected && (
        <DetailPanel title={harmless(titleOf(selected), 100)} onClose={close}>
          <TunnelDetail key={selected.id} row={selected} />
        </DetailPanel>
      )}
    </Page>
  );
}

function gatewaysOf(rows: readonly TunnelRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(({ gatewayId, gatewayName }) => (gatewayId === null ? [] : [[gatewayId, gatewayName ?? gatewayId]])),
  );
}
