import { AppError } from '../../contract/errors.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { deployBegin } from '../ssh/operations/deploy-begin.ts';
import { deployRestore, deployUnlock } from '../ssh/operations/deploy-settle.ts';
import type { GatewayContext } from './deploy-ports.ts';
import type { GatewayPaths } from './deploy-world.ts';

export interface ChangeLock {
  readonly paths: GatewayPaths;
  readonly who: string;
  readonly confirmSeconds: number;
  readonly folder: 'fresh' | 'keep';
}

/**
 * Takes the gateway's lock. A change that was never confirmed, and whose timer is gone (a reboot) or overdue, is put back first.
 */
export async function beginChange(session: GatewaySession, lock: ChangeLock, context: GatewayContext): Promise<void> {
  const { paths, who, confirmSeconds, folder } = lock;
  const begin = () =>
    session.run(deployBegin, [paths.state, paths.lock, context.planId, who, String(confirmSeconds + 60), folder], {
      signal: context.signal,
    });
  const { unsettled } = await begin();
  if (unsettled.length === 0) return;

  for (const { planId, marker, secondsLeft, isSameBoot } of unsettled) {
    if (planId !== context.planId && isSameBoot && secondsLeft > -30) {
      await session.run(deployUnlock, [paths.state, context.planId, paths.lock], { signal: context.signal });
      throw new AppError({
        code: 'conflict',
        subject: planId,
        message: `A change of this gateway (${planId}) is not confirmed yet; its old configuration comes back within ${Math.max(secondsLeft, 0) + 30} seconds. Try again then.`,
      });
    }
    await session.run(deployRestore, [paths.state, planId, marker], { signal: context.signal, alone: true });
    context.log(`The unconfirmed change ${planId} was put back first`);
  }
  // The restore gave the lock back when it was this plan's own.
  await begin();
}
