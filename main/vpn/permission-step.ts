import type { DryRunObstacle } from '../aws/permission-check.ts';
import type { Step } from '../engine/doer.ts';
import type { CheckPermissionsInput } from './check-permissions.ts';
import type { PermissionAsk } from './ec2.ts';

interface PermissionQuestion {
  readonly about: Omit<CheckPermissionsInput, 'asks'>;
  /** Of the steps' calls, those whose ids are known before the first step. */
  readonly asks: readonly PermissionAsk[];
  readonly obstacle: DryRunObstacle | undefined;
}

/** Puts the question whether the profile may make the calls before every other step. A plan that calls nothing stays as it is. */
export function withPermissionCheck(steps: readonly Step[], { about, asks, obstacle }: PermissionQuestion): Step[] {
  const called = unique(
    steps.flatMap(({ details }) => details.flatMap((one) => (one.kind === 'call' ? one.action : []))),
  );
  if (called.length === 0) return [...steps];
  const asked = obstacle ? [] : unique(asks.map(({ action }) => action));
  const later = called.filter((action) => !asked.some((one) => one === action));
  const check: Step = {
    id: 'check-permissions',
    kind: 'check.permissions',
    system: 'check',
    title: 'Ask AWS whether this profile may make the calls',
    needs: [],
    details: [
      ...(obstacle ? [note(reasons[obstacle])] : []),
      ...(asked.length > 0 ? [note(`Asked with DryRun before anything is made: ${asked.join(', ')}.`)] : []),
      ...(later.length > 0 ? [note(`Known when the step runs: ${later.join(', ')}.`)] : []),
    ],
    undo: null,
    iamActions: asked.map((action) => `ec2:${action}`),
    interrupts: null,
    usualSeconds: 1,
    input: { ...about, asks: obstacle ? [] : [...asks] },
  };
  return [check, ...steps.map((step) => (step.needs.length > 0 ? step : { ...step, needs: [check.id] }))];
}

const reasons: Readonly<Record<DryRunObstacle, string>> = {
  'other-endpoint': 'Nothing is asked here: an endpoint that is not AWS may carry out what it is only asked about.',
  'read-only': 'Nothing is asked while the profile is switched to read-only.',
};

function note(text: string): Step['details'][number] {
  return { kind: 'note', text };
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
