import { isAppError } from '../../../contract/errors.ts';
import { isOutcomeUnknown } from '../../aws/aws-error.ts';
import type { HealthCheckFacts } from '../../aws/health-check-facts.ts';
import { readHealthCheck, updateHealthCheck } from '../../aws/health-checks.ts';
import { contextAt, type DnsPlace } from './place.ts';
import type { DnsServices } from './services.ts';

export type CheckSetting = { readonly isInverted: boolean; readonly isDisabled: boolean };

export function hasSetting(check: CheckSetting, { isInverted, isDisabled }: CheckSetting): boolean {
  return check.isInverted === isInverted && check.isDisabled === isDisabled;
}

export function settingWords({ isInverted, isDisabled }: CheckSetting): string {
  if (!isInverted && !isDisabled) return 'at work';
  return [isInverted ? 'inverted' : '', isDisabled ? 'disabled' : ''].filter((word) => word !== '').join(' and ');
}

const attempts = 3;

/** Sets it from the version that was read. After a lost answer it looks, and sends again only what was not done. */
export async function setHealthCheck(
  services: DnsServices,
  place: DnsPlace,
  { check, to }: { readonly check: HealthCheckFacts; readonly to: CheckSetting },
  signal: AbortSignal,
): Promise<HealthCheckFacts> {
  const ctx = await contextAt(services, place);
  let present = check;
  for (let made = 1; ; made += 1) {
    try {
      return await updateHealthCheck(ctx, { id: check.id, version: present.version, ...to }, signal);
    } catch (error) {
      // A mismatch may be this very change, done by a request whose answer was lost.
      if (!isOutcomeUnknown(error) && !(made > 1 && isAppError(error, 'conflict'))) throw error;
      present = await readHealthCheck(ctx, check.id, signal);
      if (hasSetting(present, to)) return present;
      if (made === attempts) throw error;
      await services.clock.wait(1_000 * made, signal);
    }
  }
}
