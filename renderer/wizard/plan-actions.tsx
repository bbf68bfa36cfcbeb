import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PlanState, PlanView } from '../../contract/domain/plan.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useLock } from '../bridge/use-lock.ts';
import { ApplyButton } from './apply-button.tsx';
import { StopAndUndoButton } from './stop-and-undo-button.tsx';
import { useFlashes } from '../ui/flashes.tsx';
import { goTo, hrefTo } from '../ui/router.tsx';

interface PlanActionsProps {
  readonly plan: PlanView;
  /** Why it cannot be applied yet. */
  readonly obstacle: string | undefined;
}

const resumable: readonly PlanState[] = ['paused', 'stopped', 'interrupted', 'waiting'];
const undoable: readonly PlanState[] = ['paused', 'stopped', 'interrupted', 'waiting', 'applied'];

/** What can be done with a plan in its state. */
export function PlanActions({ plan, obstacle }: PlanActionsProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {plan.state === 'ready' && <DiscardButton plan={plan} />}
      {plan.state === 'ready' && <ApplyButton plan={plan} obstacle={obstacle} />}
      {plan.state === 'applying' && <PauseButton plan={plan} />}
      {plan.state === 'applying' && plan.undoes === null && <StopAndUndoButton plan={plan} />}
      {undoable.includes(plan.state) && plan.undoes === null && hasUndo(plan) && <UndoButton plan={plan} />}
      {resumable.includes(plan.state) && <ResumeButton plan={plan} />}
    </SpaceBetween>
  );
}

function DiscardButton({ plan }: { readonly plan: PlanView }) {
  const discard = useCommand('plans', 'discard');
  const { fail } = useFlashes();
  const leave = () => (window.history.length > 1 ? window.history.back() : goTo('#/'));
  return (
    <Button
      loading={discard.isPending}
      onClick={() => discard.mutate({ planId: plan.id }, { onSuccess: leave, onError: fail('The plan was kept') })}
    >
      Discard plan
    </Button>
  );
}

function PauseButton({ plan }: { readonly plan: PlanView }) {
  const pause = useCommand('plans', 'pause');
  const { fail } = useFlashes();
  return (
    <Button
      loading={pause.isPending}
      disabled={pause.isSuccess}
      disabledReason="It stops when the running step is over"
      onClick={() => pause.mutate({ planId: plan.id }, { onError: fail('The plan was not paused') })}
    >
      Pause after this step
    </Button>
  );
}

function UndoButton({ plan }: { readonly plan: PlanView }) {
  const planUndo = useCommand('plans', 'planUndo');
  const lock = useLock(plan.profile);
  const { fail } = useFlashes();
  return (
    <Button
      loading={planUndo.isPending}
      disabled={lock !== undefined}
      {...(lock !== undefined && { disabledReason: lock })}
      onClick={() =>
        planUndo.mutate(
          { planId: plan.id },
          { onSuccess: ({ id }) => goTo(hrefTo(['plans', id])), onError: fail('The undo could not be planned') },
        )
      }
    >
      Plan the undo
    </Button>
  );
}

function ResumeButton({ plan }: { readonly plan: PlanView }) {
  const resume = useCommand('plans', 'resume');
  const { fail } = useFlashes();
  return (
    <Button
      variant="primary"
      loading={resume.isPending}
      onClick={() => resume.mutate({ planId: plan.id }, { onError: fail('The plan did not go on') })}
    >
      {plan.state === 'stopped' ? 'Try again' : 'Go on'}
    </Button>
  );
}

function hasUndo({ steps }: PlanView): boolean {
  return steps.some(({ undo }) => undo !== null);
}
