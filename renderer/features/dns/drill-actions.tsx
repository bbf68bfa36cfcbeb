import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Drill } from '../../../contract/domain/dns.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { groupId } from './record-groups.ts';

interface DrillActionsProps {
  readonly plan: PlanView;
  readonly drill: Drill | undefined;
  readonly obstacle: string | undefined;
}

/** Start; stop and restore as long as it runs; afterwards on to the records. */
export function DrillActions({ plan, drill, obstacle }: DrillActionsProps) {
  if (plan.state === 'ready') return <StartButton planId={plan.id} obstacle={obstacle} />;
  const isOver = plan.state === 'applied' || plan.state === 'undone';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {drill && (
        <Button
          onClick={() => goTo(hrefTo(['dns', 'zones', drill.zoneId], { record: groupId(drill.name, drill.type) }))}
        >
          Show the records
        </Button>
      )}
      {plan.state === 'applying' && <StopButton planId={plan.id} />}
      {plan.state !== 'applying' && !isOver && <RestoreButton plan={plan} />}
    </SpaceBetween>
  );
}

function StartButton({ planId, obstacle }: { readonly planId: string; readonly obstacle: string | undefined }) {
  const apply = useCommand('plans', 'apply');
  const { fail } = useFlashes();
  return (
    <Button
      variant="primary"
      loading={apply.isPending}
      disabled={obstacle !== undefined}
      {...(obstacle !== undefined && { disabledReason: obstacle })}
      onClick={() => apply.mutate({ planId }, { onError: fail('The drill was not started') })}
    >
      Start the drill
    </Button>
  );
}

/** Asks nothing back: what it does is what anybody wants who presses it. */
function StopButton({ planId }: { readonly planId: string }) {
  const stop = useCommand('plans', 'stopAndUndo');
  const { fail } = useFlashes();
  return (
    <Button
      variant="primary"
      loading={stop.isPending}
      onClick={() => stop.mutate({ planId }, { onError: fail('The drill was not stopped') })}
    >
      Stop and restore
    </Button>
  );
}

/** A drill that stopped on its own, or with the app. */
function RestoreButton({ plan }: { readonly plan: PlanView }) {
  const planUndo = useCommand('plans', 'planUndo');
  const { fail } = useFlashes();
  return (
    <Button
      variant="primary"
      loading={planUndo.isPending}
      onClick={() =>
        planUndo.mutate(
          { planId: plan.id },
          { onSuccess: ({ id }) => goTo(hrefTo(['plans', id])), onError: fail('The restoring could not be planned') },
        )
      }
    >
      Plan to restore
    </Button>
  );
}
