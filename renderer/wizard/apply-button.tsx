import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { PlanView } from '../../contract/domain/plan.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { ConfirmLoss, useAsksInPage } from './confirm-loss.tsx';

interface ApplyButtonProps {
  readonly plan: PlanView;
  /** Why it cannot be applied yet. */
  readonly obstacle: string | undefined;
}

const words: Readonly<Record<string, string>> = {
  undo: 'Undo what was made',
  'delete-link': 'Delete the link',
  'delete-virtual-interface': 'Delete the virtual interface',
  'dns-delete-record': 'Delete the records',
  'dns-delete-health-check': 'Delete the health check',
};

/** Starts the plan; one that takes something away names it and asks once more, here or in a dialog of the desktop. */
export function ApplyButton({ plan, obstacle }: ApplyButtonProps) {
  const [isAsking, ask] = useState(false);
  const asksInPage = useAsksInPage();
  const apply = useCommand('plans', 'apply');
  const { fail } = useFlashes();
  const loss = words[plan.kind];
  const onApply = () => apply.mutate({ planId: plan.id }, { onError: fail('The plan was not started') });
  return (
    <>
      <Button
        variant="primary"
        loading={apply.isPending}
        disabled={obstacle !== undefined}
        {...(obstacle !== undefined && { disabledReason: obstacle })}
        onClick={() => (loss && asksInPage ? ask(true) : onApply())}
      >
        Apply plan
      </Button>
      {isAsking && loss && (
        <ConfirmLoss
          header={loss}
          action={loss}
          lines={plan.steps.map(({ title }) => title)}
          onCancel={() => ask(false)}
          onConfirm={() => {
            ask(false);
            onApply();
          }}
        />
      )}
    </>
  );
}
