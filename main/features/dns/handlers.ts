import type { Handlers } from '../../../contract/define.ts';
import { dnsProblems } from '../../../contract/domain/dns-problems.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { recordSetOf } from '../../aws/exact-record-set.ts';
import { listHostedZones } from '../../aws/hosted-zones.ts';
import { listRecordSets } from '../../aws/record-sets.ts';
import { newId } from '../../engine/new-plan.ts';
import { contextAt } from './place.ts';
import { planDeleteRecord } from './plan-delete.ts';
import { planDrill } from './plan-drill.ts';
import { planDeleteHealthCheck, planRestoreHealthCheck } from './plan-health-check.ts';
import { planRecord } from './plan-record.ts';
import { readDrillWorld, readHealthCheckWorld } from './read-check-world.ts';
import { readHealthChecks } from './read-health-checks.ts';
import { readPlanWorld, tunnelsIn } from './read-world.ts';
import type { DnsServices } from './services.ts';
import { keepUsers, type UsersOfChecks } from './users-of-checks.ts';

export function dnsHandlers(
  services: DnsServices,
  users: UsersOfChecks = keepUsers(services),
): Handlers<AppContract>['dns'] {
  const { keepPlan, drills } = services;
  return {
    zones: async (where, signal) => listHostedZones(await contextAt(services, where), signal),
    records: async ({ zoneId, ...where }, signal) =>
      (await listRecordSets(await contextAt(services, where), zoneId, signal)).map(recordSetOf),
    healthChecks: (where, signal) => readHealthChecks(services, where, users.read, signal),
    tunnels: (where, signal) => tunnelsIn(services, where, signal),
    check: async ({ intent }, signal) => [...dnsProblems(intent, await readPlanWorld(services, intent, signal))],
    plan: async ({ intent }, signal) =>
      keepPlan(planRecord(intent, await readPlanWorld(services, intent, signal), newId())),
    planDelete: async (ref, signal) => keepPlan(planDeleteRecord(ref, await readPlanWorld(services, ref, signal))),
    planDeleteHealthCheck: async ({ healthCheckId, ...where }, signal) =>
      keepPlan(planDeleteHealthCheck(where, await readHealthCheckWorld(services, where, healthCheckId, signal))),
    planRestoreHealthCheck: async ({ healthCheckId, ...where }, signal) =>
      keepPlan(planRestoreHealthCheck(where, await readHealthCheckWorld(services, where, healthCheckId, signal))),
    planDrill: async (ref, signal) => keepPlan(planDrill(ref, await readDrillWorld(services, ref, signal))),
    drills: () =>
      Promise.resolve([...drills.list()].toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, 200)),
    drill({ planId }) {
      const found = drills.get(planId);
      if (found) return Promise.resolve(found);
      return Promise.reject(
        new AppError({ code: 'not-found', message: 'There is no drill of this plan yet', subject: planId }),
      );
    },
  };
}
