import { isAppError } from '../../../contract/errors.ts';
import { readHealthCheck } from '../../aws/health-checks.ts';
import { contextAt } from './place.ts';
import type { DrillTarget } from './plan-drill.ts';
import type { DnsServices } from './services.ts';
import { setHealthCheck } from './set-check.ts';

const attempts = 3;

/** Puts a health check back as a drill found it, and says what it did. What others set meanwhile, but the inverting, stays. */
export async function restoreCheck(
  services: DnsServices,
  input: DrillTarget,
  found: { readonly isInverted: boolean },
  signal: AbortSignal,
): Promise<string> {
  const ctx = await contextAt(services, input);
  for (let made = 1; ; made += 1) {
    try {
      const check = await readHealthCheck(ctx, input.checkId, signal);
      if (check.isInverted === found.isInverted) return 'the health check is as it was found';
      const { isDisabled } = check;
      await setHealthCheck(services, input, { check, to: { isInverted: found.isInverted, isDisabled } }, signal);
      return 'put the health check back as it was found';
    } catch (error) {
      if (isAppError(error, 'not-found')) return 'the health check is gone: somebody deleted it';
      // Somebody changed it between the look and the change: look again.
      if (!isAppError(error, 'conflict') || made === attempts) throw error;
    }
  }
}
