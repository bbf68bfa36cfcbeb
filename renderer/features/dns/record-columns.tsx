import type { TableProps } from '@cloudscape-design/components/table';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { ChecksById } from './answering.ts';
import { MemberList } from './member-list.tsx';
import type { RecordGroup } from './record-groups.ts';
import { routingWords } from './record-words.ts';

export function recordColumns(checks: ChecksById): readonly TableProps.ColumnDefinition<RecordGroup>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      minWidth: 215,
      sortingField: 'name',
      isRowHeader: true,
      cell: ({ name }) => <UntrustedText text={name} limit={255} />,
    },
    {
      id: 'type',
      header: 'Type',
      minWidth: 80,
      sortingField: 'type',
      cell: ({ type }) => <UntrustedText text={type} limit={20} />,
    },
    {
      id: 'routing',
      header: 'Routing',
      minWidth: 110,
      sortingField: 'routing',
      cell: ({ routing, members }) =>
        routing === 'failover' && members.length === 2 ? 'Failover pair' : routingWords[routing],
    },
    {
      id: 'ttl',
      header: 'TTL',
      minWidth: 90,
      cell: ({ members }) => <span className="ls-tight">{ttlOf(members)}</span>,
    },
    { id: 'answers', header: 'Answers', minWidth: 300, cell: (group) => <MemberList group={group} checks={checks} /> },
  ];
}

export function ttlOf(members: RecordGroup['members']): string {
  const ttls = new Set(members.flatMap(({ target }) => (target.kind === 'values' ? [`${target.ttl} s`] : [])));
  return ttls.size === 0 ? 'alias' : [...ttls].join(', ');
}
