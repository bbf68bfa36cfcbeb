import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import type { HealthCheck } from '../../../contract/domain/dns.ts';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { harmless } from '../../ui/harmless.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { HealthCheckDetail } from './health-check-detail.tsx';
import { checkTitle, healthCheckColumns } from './health-check-columns.tsx';
import { useChecks } from './use-checks.ts';

const none: readonly HealthCheck[] = [];
const here = ['dns', 'health-checks'];

/** Every health check with its state now, read again while somebody looks. */
export function HealthChecksTable() {
  const { query } = useRoute();
  const { data, error, isLoading, isFetching, refetch, dataUpdatedAt } = useChecks();
  const place = { text: query.get('text') ?? undefined, check: query.get('check') ?? undefined };
  const close = useCallback(() => replaceWith(hrefTo(here)), []);
  const selected = data?.find(({ id }) => id === place.check);
  return (
    <SpaceBetween size="l">
      {error && <Problem error={error} onRetry={() => void refetch()} title="The health checks could not be read" />}
      {!(error && !data) && (
        <ListTable
          title="Health checks"
          noun="health checks"
          rows={data ?? none}
          columns={healthCheckColumns}
          isLoading={isLoading}
          loadingText="Asking Route 53"
          textOf={({ id, name, what }) => `${id} ${name ?? ''} ${what}`}
          findBy="name, id or what it watches"
          at={(text) => hrefTo(here, { ...place, text })}
          onRow={({ id }) => replaceWith(hrefTo(here, { ...place, check: id }))}
          selection={{
            row: selected,
            nameOf: (check) => harmless(checkTitle(check), 100),
            label: 'Choose a health check',
          }}
          description={
            data && (
              <>
                Read <Time at={new Date(dataUpdatedAt).toISOString()} />, and again every 5 s while this page is seen
              </>
            )
          }
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Read the health checks again"
              loading={isFetching && isLoading}
              onClick={() => void refetch()}
            />
          }
          empty={
            <NothingYet
              title="No health checks"
              text="The wizard makes them with the records that they decide about."
            />
          }
        />
      )}
      {selected && (
        <DetailPanel title={harmless(checkTitle(selected), 100)} onClose={close}>
          <HealthCheckDetail key={selected.id} check={selected} />
        </DetailPanel>
      )}
    </SpaceBetween>
  );
}
