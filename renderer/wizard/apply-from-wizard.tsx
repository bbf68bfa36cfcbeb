import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PlanView } from '../../contract/domain/plan.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { goTo, hrefTo } from '../ui/router.tsx';

interface ApplyFromWizardProps {
  readonly plan: PlanView;
  readonly obstacle: string | undefined;
  readonly onBack: () => void;
  readonly onApplied: () => void;
  readonly onCancel: () => void;
}

/** The buttons of a wizard's review. */
export function ApplyFromWizard({ plan, obstacle, onBack, onApplied, onCancel }: ApplyFromWizardProps) {
  const apply = useCommand('plans', 'apply');
  const { fail } = useFlashes();
  const onApply = () =>
    apply.mutate(
      { planId: plan.id },
      {
        onSuccess: () => {
          onApplied();
          goTo(hrefTo(['plans', plan.id]));
        },
        onError: fail('The plan was not started'),
      },
    );
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={onCancel}>
        Cancel
      </Button>
      <Button onClick={onBack}>Previous</Button>
      <Button
        variant="primary"
        loading={apply.isPending}
        disabled={obstacle !== undefined}
        {...(obstacle !== undefined && { disabledReason: obstacle })}
        onClick={onApply}
      >
        Apply plan
      </Button>
    </SpaceBetween>
  );
}
