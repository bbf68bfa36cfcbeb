import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useRead } from '../../bridge/use-read.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo, useRoute } from '../../ui/router.tsx';
import { short } from '../../ui/time.tsx';
import type { AuditSummary } from './audit-answers.ts';
import { auditColumns } from './audit-columns.tsx';
import { RunningAudit } from './running-audit.tsx';
import { StartDialog } from './start-dialog.tsx';

const none: readonly AuditSummary[] = [];

/** The audits kept, newest first, and the one that runs. */
export function AuditsPage() {
  const { data, error, isLoading, refetch } = useRead('audit', 'list', {});
  const { data: running } = useRead('audit', 'running', {});
  const [isStarting, setStarting] = useState(useRoute().query.get('start') === '1');
  const { items, collectionProps, paginationProps } = useCollection(data ?? none, {
    sorting: {},
    pagination: { pageSize: 50 },
    selection: { trackBy: 'id' },
  });
  const isRunning = running?.state === 'reading' || running?.state === 'judging';
  const [one, two] = collectionProps.selectedItems ?? [];
  const startButton = (
    <Button
      variant="primary"
      disabled={isRunning}
      disabledReason="One audit runs already"
      onClick={() => setStarting(true)}
    >
      Start an audit
    </Button>
  );
  return (
    <Page
      title="Audit"
      description="Reads accounts, regions and gateways, and changes nothing. What cannot be read is called unknown, never fine."
    >
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The audits could not be read" />}
        {running && <RunningAudit progress={running} />}
        <Table
          {...collectionProps}
          items={items}
          trackBy="id"
          columnDefinitions={auditColumns}
          selectionType="multi"
          loading={isLoading}
          loadingText="Reading the audits"
          wrapLines
          onRowClick={({ detail }) => goTo(hrefTo(['audit', detail.item.id]))}
          ariaLabels={{
            tableLabel: 'Audits',
            selectionGroupLabel: 'Choose two audits to compare',
            allItemsSelectionLabel: () => 'Choose all audits',
            itemSelectionLabel: (_state, { endedAt }) => `Choose the audit of ${short(endedAt)}`,
          }}
          header={
            <Header
              variant="h2"
              counter={data && `(${data.length})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    disabled={!one || !two || (collectionProps.selectedItems ?? []).length !== 2}
                    disabledReason="Choose two audits"
                    onClick={() => one && two && goTo(hrefTo(['audit', 'compare'], inOrder(one, two)))}
                  >
                    Compare the two
                  </Button>
                  {startButton}
                </SpaceBetween>
              }
            >
              Audits kept
            </Header>
          }
          {...(items.length < (data?.length ?? 0) && { pagination: <Pagination {...paginationProps} /> })}
          empty={
            <Box textAlign="center" padding="m">
              <SpaceBetween size="s">
                <b>No audits yet</b>
                <Box variant="p">Forty rules on what joins your sites to AWS: redundancy, ciphers, routes, alarms.</Box>
                <Button onClick={() => setStarting(true)}>Choose what to look at</Button>
              </SpaceBetween>
            </Box>
          }
        />
      </SpaceBetween>
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
    </Page>
  );
}

function inOrder(one: AuditSummary, other: AuditSummary): { readonly before: string; readonly after: string } {
  return one.endedAt <= other.endedAt ? { before: one.id, after: other.id } : { before: other.id, after: one.id };
}
