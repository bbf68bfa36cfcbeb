import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { PlanView } from '../../contract/domain/plan.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { goTo, hrefTo } from '../ui/router.tsx';
import { ConfirmLoss, useAsksInPage } from './confirm-loss.tsx';

/** Lets the running step finish, then takes away what the plan made. */
export function StopAndUndoButton({ plan }: { readonly plan: PlanView }) {
  const [isAsking, ask] = useState(false);
  const asksInPage = useAsksInPage();
  const stop = useCommand('plans', 'stopAndUndo');
  const { fail } = useFlashes();
  const onStop = () => {
    ask(false);
    stop.mutate(
      { planId: plan.id },
      {
        onSuccess: ({ undoPlanId }) => goTo(hrefTo(['plans', undoPlanId])),
        onError: fail('The plan was not stopped and undone'),
      },
    );
  };
  const made = plan.progress.filter(({ state }) => state === 'made' || state === 'running').map(({ stepId }) => stepId);
  return (
    <>
      <Button loading={stop.isPending} onClick={() => (asksInPage ? ask(true) : onStop())}>
        Stop and undo
      </Button>
      {isAsking && (
        <ConfirmLoss
          header="Stop, and undo what was made so far"
          action="Stop and undo"
          lines={plan.steps.filter(({ id, undo }) => made.includes(id) && undo !== null).map(({ undo }) => undo ?? '')}
          onConfirm={onStop}
          onCancel={() => ask(false)}
        />
      )}
    </>
  );
}
