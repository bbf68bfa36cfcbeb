import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useCallback, useMemo } from 'react';
import { isAppError } from '../../../contract/errors.ts';
import { useRead } from '../../bridge/use-read.ts';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { harmless } from '../../ui/harmless.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { short } from '../../ui/time.tsx';
import { AuditActions } from './audit-actions.tsx';
import type { Audit } from './audit-answers.ts';
import { AuditFacts } from './audit-facts.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { FindingsTable } from './findings-table.tsx';
import { InventoryTable } from './inventory-table.tsx';
import { RulesTable } from './rules-table.tsx';
import { ScopeWords } from './scope-words.tsx';
import { SeveritySummary } from './severity-summary.tsx';
import { UnreadTable } from './unread-table.tsx';
import { useRowInSight } from './use-row-in-sight.ts';

/** One audit: how bad, what, why, and what nobody could tell. */
export function AuditPage({ auditId }: { readonly auditId: string }) {
  const { data: audit, error, refetch } = useRead('audit', 'get', { auditId });
  return (
    <Page
      title={audit ? `Audit of ${short(audit.endedAt)}` : 'Audit'}
      description={audit && <ScopeWords scope={audit.scope} />}
      actions={audit && <AuditActions auditId={auditId} />}
    >
      {!audit && !error && <Spinner size="large" />}
      {error && !audit && isAppError(error, 'not-found') && (
        <Alert type="info" header="This audit is not kept any more" />
      )}
      {error && !audit && !isAppError(error, 'not-found') && (
        <Problem error={error} onRetry={() => void refetch()} title="The audit could not be read" />
      )}
      {audit && (
        <SpaceBetween size="l">
          <SeveritySummary auditId={auditId} findings={audit.findings} unreadCount={audit.unread.length} />
          <AuditTabs audit={audit} />
        </SpaceBetween>
      )}
    </Page>
  );
}

function AuditTabs({ audit }: { readonly audit: Audit }) {
  const { query } = useRoute();
  return (
    <Tabs
      activeTabId={query.get('tab') ?? 'findings'}
      ariaLabel="Parts of the audit"
      onChange={({ detail }) => replaceWith(hrefTo(['audit', audit.id], { tab: detail.activeTabId }))}
      tabs={[
        { id: 'findings', label: counted('Findings', audit.findings), content: <Findings audit={audit} /> },
        {
          id: 'rules',
          label: counted('Rules', audit.rules),
          content: <RulesTable auditId={audit.id} rules={audit.rules} />,
        },
        { id: 'unread', label: counted('Not readable', audit.unread), content: <UnreadTable unread={audit.unread} /> },
        { id: 'inventory', label: 'Inventory', content: <InventoryTable inventory={audit.inventory} /> },
        { id: 'facts', label: 'Scope and digest', content: <AuditFacts audit={audit} /> },
      ]}
    />
  );
}

function Findings({ audit }: { readonly audit: Audit }) {
  const { query } = useRoute();
  const [filter, findingId] = [query.get('filter'), query.get('finding')];
  const show = useCallback(
    (wanted: { readonly filter?: string | undefined; readonly finding?: string | undefined }) =>
      replaceWith(hrefTo(['audit', audit.id], wanted)),
    [audit.id],
  );
  const close = useCallback(() => show({ filter: filter ?? undefined }), [show, filter]);
  const selected = useMemo(() => audit.findings.find(({ id }) => id === findingId), [audit.findings, findingId]);
  useRowInSight(selected?.id);
  return (
    <>
      <FindingsTable
        findings={audit.findings}
        title="Findings"
        selectedId={findingId}
        onSelect={(finding) => show({ filter: filter ?? undefined, finding })}
        address={{ filter, onFilter: (wanted) => show({ filter: wanted }) }}
        emptyText={
          audit.unread.length === 0
            ? 'No rule found anything. Every check that applies passed.'
            : 'No check that could be made found anything. See what was not readable.'
        }
      />
      {selected && (
        <DetailPanel title={harmless(selected.title, 120)} onClose={close}>
          <FindingDetail key={selected.id} finding={selected} why={whyOf(audit, selected.ruleId)} />
        </DetailPanel>
      )}
    </>
  );
}

function whyOf({ rules }: Audit, ruleId: string): string {
  return rules.find((rule) => rule.ruleId === ruleId)?.why ?? 'The rule says no more.';
}

function counted(words: string, list: readonly unknown[]): string {
  return `${words} (${list.length.toLocaleString('en')})`;
}
