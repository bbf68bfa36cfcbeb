import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { HealthCheck } from '../../../contract/domain/dns.ts';
import { hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { HealthStatus } from './health-status.tsx';
import { groupId } from './record-groups.ts';

export const healthCheckColumns: readonly TableProps.ColumnDefinition<HealthCheck>[] = [
  {
    id: 'name',
    header: 'Check',
    minWidth: 180,
    isRowHeader: true,
    cell: (check) => <UntrustedText text={checkTitle(check)} limit={100} />,
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 150,
    sortingField: 'state',
    cell: (check) => <CheckState check={check} />,
  },
  { id: 'what', header: 'Watches', minWidth: 280, cell: ({ what }) => <UntrustedText text={what} limit={300} /> },
  { id: 'usedBy', header: 'Decides about', minWidth: 200, cell: ({ usedBy }) => <UsedBy usedBy={usedBy} /> },
];

export function checkTitle({ name, id }: Pick<HealthCheck, 'name' | 'id'>): string {
  return name ?? id;
}

/** The state, and whether the check was left turned round or off. */
function CheckState({ check }: { readonly check: HealthCheck }) {
  return (
    <div className="ls-stack">
      <HealthStatus health={check.state} />
      {check.isInverted && <StatusIndicator type="warning">Inverted</StatusIndicator>}
      {check.isDisabled && <StatusIndicator type="warning">Disabled</StatusIndicator>}
    </div>
  );
}

const shown = 3;

export function UsedBy({ usedBy }: Pick<HealthCheck, 'usedBy'>) {
  if (usedBy.length === 0) return <span className="ls-muted">No record</span>;
  return (
    <ul className="ls-values">
      {usedBy.slice(0, shown).map(({ zoneId, name, type }, index) => (
        <li key={`${index}:${name} ${type}`}>
          <Link href={hrefTo(['dns', 'zones', zoneId], { record: groupId(name, type) })}>
            <UntrustedText text={`${name} ${type}`} limit={120} />
          </Link>
        </li>
      ))}
      {usedBy.length > shown && <li className="ls-muted">and {usedBy.length - shown} more</li>}
    </ul>
  );
}
