import type { Handlers } from '../../../contract/define.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { DnsServices } from './services.ts';

export function dnsHandlers(_services: DnsServices): Handlers<AppContract>['dns'] {
  const notYet = (): Promise<never> =>
    Promise.reject(new AppError({ code: 'unsupported', message: 'This part of Linkspan is being built' }));
  return {
    zones: notYet,
    records: notYet,
    healthChecks: notYet,
    tunnels: notYet,
    check: notYet,
    plan: notYet,
    planDelete: notYet,
    planDeleteHealthCheck: notYet,
    planRestoreHealthCheck: notYet,
    planDrill: notYet,
    drills: notYet,
    drill: notYet,
  };
}
