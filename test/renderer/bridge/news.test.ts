import { describe, expect, it } from 'vitest';
import { withProgress } from '../../../renderer/bridge/news.ts';
import { currentStep, finishedCount } from '../../../renderer/wizard/plan-progress.ts';
import { connectPlan } from '../../fixtures/page/page-plans.ts';

const made = {
  state: 'made',
  startedAt: '2026-11-20T10:00:00.000Z',
  endedAt: '2026-11-20T10:00:04.000Z',
  message: null,
  log: [],
} as const;
const running = { ...made, state: 'running', endedAt: null } as const;

describe('news of a plan', () => {
  it('puts a step where the plan shows it, once', () => {
    const begun = withProgress(connectPlan(), {
      planId: 'p',
      state: 'applying',
      message: null,
      step: { ...running, stepId: 'deploy', log: [] },
    });
    const done = withProgress(begun, {
      planId: 'p',
      state: 'applying',
      message: null,
      step: { ...made, stepId: 'deploy', log: [] },
    });
    expect(done.progress).toEqual([{ ...made, stepId: 'deploy' }]);
    expect(finishedCount(done)).toBe(1);
  });

  it('stands at the running step, at the failed one before it, else at the next', () => {
    const plan = connectPlan({ progress: [{ ...made, stepId: 'create-customer-gateway', log: [] }] });
    expect(currentStep(plan)).toMatchObject({
      number: 2,
      of: 7,
      stepId: 'create-vpn-gateway',
      startedAt: made.startedAt,
    });
    const withRunning = { ...plan, progress: [...plan.progress, { ...running, stepId: 'deploy', log: [] }] };
    expect(currentStep(withRunning).stepId).toBe('deploy');
    const failed = { ...running, state: 'failed' as const, stepId: 'attach-vpn-gateway', log: [] };
    expect(currentStep({ ...withRunning, progress: [...withRunning.progress, failed] }).stepId).toBe(
      'attach-vpn-gateway',
    );
  });

  it('keeps what was known when only the state changes', () => {
    const plan = connectPlan({ progress: [{ ...made, stepId: 'deploy', log: [] }] });
    const stopped = withProgress(plan, { planId: 'p', state: 'stopped', message: 'No', step: null });
    expect(stopped).toMatchObject({ state: 'stopped', message: 'No', progress: plan.progress });
  });
});
