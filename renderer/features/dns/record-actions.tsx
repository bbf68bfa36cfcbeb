import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCommand } from '../../bridge/use-command.ts';
import { useLock } from '../../bridge/use-lock.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { drillObstacle } from './answering.ts';
import { madeType, type RecordGroup } from './record-groups.ts';
import { usePlace } from './use-place.ts';

interface RecordActionsProps {
  readonly zoneId: string;
  readonly group: RecordGroup;
}

const leftAlone = 'Linkspan shows records of this kind and leaves them alone';

/** Change, drill, delete: each leads to a plan. */
export function RecordActions({ zoneId, group }: RecordActionsProps) {
  const place = usePlace();
  const lock = useLock(place.profile);
  const planDelete = useCommand('dns', 'planDelete');
  const planDrill = useCommand('dns', 'planDrill');
  const { fail } = useFlashes();
  const type = madeType(group);
  const obstacle = lock ?? (type === undefined ? leftAlone : undefined);
  const noDrill = obstacle ?? drillObstacle(group);
  const record = type && { ...place, zoneId, name: group.name, type };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        {...unless(obstacle)}
        onClick={() => goTo(hrefTo(['dns', 'new'], { zone: zoneId, name: group.name, type: group.type }))}
      >
        Change
      </Button>
      <Button
        {...unless(obstacle)}
        loading={planDelete.isPending}
        onClick={() =>
          record &&
          planDelete.mutate(record, {
            onSuccess: ({ id }) => goTo(hrefTo(['plans', id])),
            onError: fail('The deletion could not be planned'),
          })
        }
      >
        Plan to delete
      </Button>
      {group.routing === 'failover' && (
        <Button
          variant="primary"
          {...unless(noDrill)}
          loading={planDrill.isPending}
          onClick={() =>
            record &&
            planDrill.mutate(record, {
              onSuccess: ({ id }) => goTo(hrefTo(['dns', 'drills', id])),
              onError: fail('The drill could not be planned'),
            })
          }
        >
          Drill the failover
        </Button>
      )}
    </SpaceBetween>
  );
}

function unless(obstacle: string | undefined) {
  return obstacle === undefined ? {} : { disabled: true, disabledReason: obstacle };
}
