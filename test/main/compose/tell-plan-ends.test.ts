import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { tellPlanEnds } from '../../../main/compose/tell-plan-ends.ts';
import type { PlanNews } from '../../../main/engine/recorder.ts';

describe('the end of a plan', () => {
  function heard(news: Partial<PlanNews>, notify?: () => void) {
    const notices: unknown[] = [];
    const reported: unknown[] = [];
    tellPlanEnds({
      view: () => ({ title: 'Connect the warehouse' }) as PlanView,
      notify: notify ?? ((notice) => notices.push(notice)),
      report: (error) => reported.push(error),
    })({ planId: 'plan-1', state: 'applying', message: null, step: null, ...news });
    return { notices, reported };
  }

  it.each([
    [{ state: 'applied' }, 'Done'],
    [{ state: 'stopped', message: 'The tunnels did not come up' }, 'The tunnels did not come up'],
    [{ state: 'waiting' }, 'Waits for your answer'],
  ] as const)('is told: %o', (news, body) => {
    expect(heard(news).notices).toEqual([{ title: 'Connect the warehouse', body }]);
  });

  it('is not told while it goes on, nor for each step', () => {
    const step = {
      stepId: 'a',
      state: 'made' as const,
      startedAt: null,
      endedAt: null,
      message: null,
      log: [],
    } satisfies PlanNews['step'];
    expect([...heard({ state: 'paused' }).notices, ...heard({ state: 'applied', step }).notices]).toEqual([]);
  });

  it('does not fail for want of a notification', () => {
    const broken = new Error('No notifications here');
    const { reported } = heard({ state: 'applied' }, () => {
      throw broken;
    });
    expect(reported).toEqual([broken]);
  });
});
