import { AppError, isAppError } from '../../../../contract/errors.ts';
import { deleteAlarm } from '../../../aws/alarms.ts';
import { deleteHealthCheck, listHealthChecks, readHealthCheck } from '../../../aws/health-checks.ts';
import type { Doer } from '../../../engine/doer.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';
import { readUsers, usersText } from '../users-of-checks.ts';

export type DeleteHealthCheckInput = DnsPlace & {
  readonly id: string;
  /** Made by a plan of ours for this check. */
  readonly alarm: { readonly region: string; readonly name: string } | null;
};

export function deleteHealthCheckDoer(services: DnsServices): Doer<DeleteHealthCheckInput, null> {
  /** The alarm goes with it; another check may follow it by now. */
  async function removeAlarm({ alarm, profile, id, region }: DeleteHealthCheckInput, signal: AbortSignal) {
    if (alarm === null) return;
    const all = await listHealthChecks(await contextAt(services, { profile, region }), signal);
    if (all.some((one) => one.id !== id && one.alarm?.name === alarm.name && one.alarm.region === alarm.region)) return;
    await deleteAlarm(await contextAt(services, { profile, region: alarm.region }), alarm.name, signal);
  }

  return {
    kind: 'dns.delete-health-check',
    async recognise(input, { signal }) {
      if (await isThere(services, input, signal)) return undefined;
      await removeAlarm(input, signal);
      return { origin: 'created', record: null };
    },
    async run(input, { signal }) {
      const users = (await readUsers(services, input, signal)).get(input.id) ?? [];
      if (users.length > 0) {
        const message = `${usersText(users)} names this health check by now. Change that first`;
        throw new AppError({ code: 'conflict', message, subject: input.id });
      }
      await deleteHealthCheck(await contextAt(services, input), input.id, signal);
      await removeAlarm(input, signal);
      return { origin: 'created', record: null };
    },
    undo: () => Promise.resolve({ outcome: 'left', reason: 'A deleted health check cannot be brought back' }),
  };
}

async function isThere(services: DnsServices, input: DeleteHealthCheckInput, signal: AbortSignal): Promise<boolean> {
  try {
    await readHealthCheck(await contextAt(services, input), input.id, signal);
    return true;
  } catch (error) {
    if (isAppError(error, 'not-found')) return false;
    throw error;
  }
}
