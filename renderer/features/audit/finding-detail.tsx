import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import PageLink from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Evidence, Finding, Reference } from '../../../contract/domain/audit.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { harmless } from '../../ui/harmless.ts';
import { goTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { systemOf, verdictTypes, verdictWords } from './audit-words.ts';
import { SeverityBadge } from './severity-badge.tsx';

interface FindingDetailProps {
  readonly finding: Finding;
  /** Why its rule matters. */
  readonly why: string;
}

/** A finding in full: what, why it matters, on what evidence, what to do, and who says so. */
export function FindingDetail({ finding, why }: FindingDetailProps) {
  const { verdict, severity, summary, remedy, resource, evidence, references } = finding;
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xs">
        <span className="ls-inline">
          <SeverityBadge severity={severity} />
          <StatusIndicator type={verdictTypes[verdict]}>{verdictWords[verdict]}</StatusIndicator>
        </span>
        <UntrustedText text={summary} limit={1000} />
        {verdict === 'unknown' && (
          <Box color="text-body-secondary">
            Something that this rule needs could not be read, so nothing is claimed: it may be fine or not.
          </Box>
        )}
      </SpaceBetween>
      <div className="ls-finding">
        <SpaceBetween size="l">
          <Part title="Why it matters">
            <UntrustedText text={why} limit={2000} />
          </Part>
          <Part title={verdict === 'unknown' ? 'What to do' : 'Remedy'}>
            <SpaceBetween size="s">
              <UntrustedText text={remedy.text} limit={2000} />
              {remedy.open && <OpenRemedy open={remedy.open} />}
            </SpaceBetween>
          </Part>
          <References references={references} />
        </SpaceBetween>
        <EvidenceTable evidence={evidence} />
      </div>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Resource', value: <Copyable text={resource.id} what="Id" /> },
          { label: 'Kind', value: <UntrustedText text={resource.kind} limit={60} /> },
          { label: 'System', value: systemOf(finding) },
          { label: 'Account', value: <UntrustedText text={resource.account ?? 'none'} limit={20} /> },
          { label: 'Region', value: <UntrustedText text={resource.region ?? 'none'} limit={30} /> },
          { label: 'Rule', value: <UntrustedText text={finding.ruleId} limit={20} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Header variant="h3">{title}</Header>
      {children}
    </section>
  );
}

function OpenRemedy({ open }: { readonly open: NonNullable<Finding['remedy']['open']> }) {
  return (
    <Button iconName="arrow-right" iconAlign="right" onClick={() => goTo(open.href)}>
      {harmless(open.label, 80)}
    </Button>
  );
}

const evidenceColumns: readonly TableProps.ColumnDefinition<Evidence>[] = [
  {
    id: 'label',
    header: 'Fact',
    minWidth: 140,
    isRowHeader: true,
    cell: ({ label }) => <UntrustedText text={label} limit={100} />,
  },
  {
    id: 'value',
    header: 'As read',
    minWidth: 160,
    cell: ({ value }) => (
      <span className="ls-mono">
        <UntrustedText text={value} limit={500} />
      </span>
    ),
  },
  {
    id: 'source',
    header: 'Read from',
    minWidth: 160,
    cell: ({ source }) => <UntrustedText text={source} limit={150} />,
  },
];

function EvidenceTable({ evidence }: { readonly evidence: readonly Evidence[] }) {
  return (
    <Table
      variant="embedded"
      items={evidence.slice(0, 200)}
      wrapLines
      contentDensity="compact"
      ariaLabels={{ tableLabel: 'Evidence' }}
      header={<Header variant="h3">Evidence</Header>}
      columnDefinitions={evidenceColumns}
      empty="Nothing was read that bears on it."
    />
  );
}

function References({ references }: { readonly references: readonly Reference[] }) {
  if (references.length === 0) return null;
  return (
    <Part title="References">
      <ul className="ls-list">
        {references.slice(0, 20).map(({ label, url }) => (
          <li key={`${label} ${url}`}>
            {url === null ? (
              <UntrustedText text={label} limit={150} />
            ) : (
              <PageLink href={url} external externalIconAriaLabel="Opens in your browser" variant="primary">
                {harmless(label, 150)}
              </PageLink>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
