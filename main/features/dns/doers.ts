import type { Doer } from '../../engine/doer.ts';
import { alarmDoer } from './doers/alarm.ts';
import { checkHealthyDoer } from './doers/check-healthy.ts';
import { deleteHealthCheckDoer } from './doers/delete-health-check.ts';
import { drillConcludeDoer } from './doers/drill-conclude.ts';
import { drillForceDoer } from './doers/drill-force.ts';
import { drillRecordDoer } from './doers/drill-record.ts';
import { drillRestoreDoer } from './doers/drill-restore.ts';
import { drillWatchDoer } from './doers/drill-watch.ts';
import { healthCheckDoer } from './doers/health-check.ts';
import { inSyncDoer } from './doers/in-sync.ts';
import { recordsDoer } from './doers/records.ts';
import { seeAnswerDoer } from './doers/see-answer.ts';
import { setHealthCheckDoer } from './doers/set-health-check.ts';
import type { DnsServices } from './services.ts';

/** One per kind of step in this feature's plans. */
export function dnsDoers(services: DnsServices): readonly Doer[] {
  return [
    alarmDoer(services),
    healthCheckDoer(services),
    checkHealthyDoer(services),
    recordsDoer(services),
    inSyncDoer(services),
    seeAnswerDoer(services),
    deleteHealthCheckDoer(services),
    setHealthCheckDoer(services),
    drillRecordDoer(services),
    drillForceDoer(services),
    drillWatchDoer(services),
    drillRestoreDoer(services),
    drillConcludeDoer(services),
  ] as readonly Doer[];
}
