import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import type { z } from 'zod';
import type { Finding } from '../../../contract/domain/audit.ts';
import type { audit } from '../../../contract/features/audit.ts';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { harmless } from '../../ui/harmless.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { useRead } from '../../bridge/use-read.ts';
import { FindingDetail } from './finding-detail.tsx';
import { FindingsTable } from './findings-table.tsx';
import { useRowInSight } from './use-row-in-sight.ts';

type Compared = z.infer<typeof audit.compare.output>;

export function Comparison({ comparison }: { readonly comparison: Compared }) {
  const { appeared, gone, stayed, notCompared } = comparison;
  return (
    <SpaceBetween size="l">
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'New', value: inNumbers(appeared.length) },
            { label: 'Gone', value: inNumbers(gone.length) },
            { label: 'Still there', value: inNumbers(stayed) },
          ]}
        />
      </Container>
      {notCompared.length > 0 && (
        <Alert type="info" header="Not everything could be compared">
          <ExpandableSection headerText={`Why (${notCompared.length})`} defaultExpanded={notCompared.length <= 5}>
            <ul className="ls-list">
              {notCompared.slice(0, 100).map((why) => (
                <li key={why}>
                  <UntrustedText text={why} limit={300} />
                </li>
              ))}
            </ul>
          </ExpandableSection>
        </Alert>
      )}
      <Tabs
        ariaLabel="Differences"
        tabs={[
          {
            id: 'appeared',
            label: `New (${inNumbers(appeared.length)})`,
            content: <Difference title="New findings" findings={appeared} emptyText="Nothing is new." />,
          },
          {
            id: 'gone',
            label: `Gone (${inNumbers(gone.length)})`,
            content: <Difference title="Findings that are gone" findings={gone} emptyText="Nothing is gone." />,
          },
        ]}
      />
    </SpaceBetween>
  );
}

interface DifferenceProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly emptyText: string;
}

function Difference({ title, findings, emptyText }: DifferenceProps) {
  const [filter, setFilter] = useState<string>();
  const [findingId, select] = useState<string>();
  const { data: rules } = useRead('audit', 'rules', {});
  const selected = findings.find(({ id }) => id === findingId);
  useRowInSight(selected?.id);
  return (
    <>
      <FindingsTable
        findings={findings}
        title={title}
        selectedId={findingId ?? null}
        onSelect={select}
        address={{ filter: filter ?? null, onFilter: setFilter }}
        emptyText={emptyText}
      />
      {selected && (
        <DetailPanel title={harmless(selected.title, 120)} onClose={() => select(undefined)}>
          <FindingDetail
            finding={selected}
            why={rules?.find(({ ruleId }) => ruleId === selected.ruleId)?.why ?? 'The rule says no more.'}
          />
        </DetailPanel>
      )}
    </>
  );
}

function inNumbers(count: number): string {
  return count.toLocaleString('en');
}
