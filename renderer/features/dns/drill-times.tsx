import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import type { Drill } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import { hrefTo } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { measured } from './drill-status.ts';

const rows = [
  { field: 'detectionSeconds', label: 'Route 53 called the check unhealthy after' },
  { field: 'switchSeconds', label: 'The secondary answered after' },
  { field: 'backSeconds', label: 'Once restored, the primary answered after' },
] as const;

/** The measured times beside those of the last drill of the same records. */
export function DrillTimes({ drill }: { readonly drill: Drill }) {
  const { data } = useRead('dns', 'drills', {});
  const before = data && previousOf(drill, data);
  return (
    <Container header={<Header variant="h2">Measured</Header>}>
      <table className="ls-times" data-testid="drill-times">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">This drill</th>
            <th scope="col">
              {before ? (
                <Link href={hrefTo(['dns', 'drills', before.planId])}>
                  The one before, <Time at={before.startedAt} />
                </Link>
              ) : (
                'The one before'
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label }) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              <td className="ls-times-own">{measured(drill[field])}</td>
              <td>{before ? measured(before[field]) : 'No drill before'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ls-muted">
        Asked of the name servers themselves. Resolvers keep an answer for its TTL, so people see a switch up to one TTL
        later.
      </p>
    </Container>
  );
}

/** The last finished drill of the same records that began before this one. */
export function previousOf(drill: Drill, all: readonly Drill[]): Drill | undefined {
  return all
    .filter(
      (other) =>
        other.planId !== drill.planId &&
        other.zoneId === drill.zoneId &&
        other.name === drill.name &&
        other.type === drill.type &&
        other.state === 'done' &&
        other.startedAt < drill.startedAt,
    )
    .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1))[0];
}
