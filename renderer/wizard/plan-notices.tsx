import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PlanView } from '../../contract/domain/plan.ts';
import { UntrustedText } from '../ui/untrusted-text.tsx';

interface PlanNoticesProps {
  readonly plan: PlanView;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string, isTicked: boolean) => void;
}

/** Conflicts block; each warning wants a tick. */
export function PlanNotices({ plan, ticked, onTick }: PlanNoticesProps) {
  return (
    <SpaceBetween size="s">
      {plan.conflicts.length > 0 && (
        <Alert
          type="error"
          header={`${counted(plan.conflicts.length, 'conflict')} to settle before this can be applied`}
        >
          <ul className="ls-list">
            {plan.conflicts.map((conflict) => (
              <li key={conflict.id}>
                <UntrustedText text={conflict.text} limit={2000} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {plan.warnings.length > 0 && plan.state === 'ready' && (
        <Alert type="warning" header={`${counted(plan.warnings.length, 'warning')}: tick each to go on`}>
          <SpaceBetween size="xs">
            {plan.warnings.map((warning) => (
              <Checkbox
                key={warning.id}
                checked={ticked.has(warning.id)}
                onChange={({ detail }) => onTick(warning.id, detail.checked)}
              >
                <UntrustedText text={warning.text} limit={2000} />
              </Checkbox>
            ))}
          </SpaceBetween>
        </Alert>
      )}
    </SpaceBetween>
  );
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
