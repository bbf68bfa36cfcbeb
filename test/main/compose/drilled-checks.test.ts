import { describe, expect, it } from 'vitest';
import { drilledChecks } from '../../../main/compose/drilled-checks.ts';

describe('the health checks that an audit leaves alone', () => {
  it('are those of drills that go on', () => {
    const steps: Readonly<Record<string, { input: unknown }[]>> = {
      goes: [{ input: { checkId: 'check-1', name: 'x' } }, { input: { checkId: 'check-1' } }, { input: null }],
      over: [{ input: { checkId: 'check-2' } }],
      stuck: [{ input: { checkId: 'check-3' } }],
    };
    const drills = [
      { planId: 'goes', state: 'running' as const },
      { planId: 'gone', state: 'running' as const },
      { planId: 'over', state: 'done' as const },
      { planId: 'stuck', state: 'not-restored' as const },
    ];
    expect(drilledChecks(drills, (planId) => steps[planId] ?? [])).toEqual(['check-1']);
  });
});
