import type { Handlers } from '../../../contract/define.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { AuditServices } from './services.ts';

export function auditHandlers(_services: AuditServices): Handlers<AppContract>['audit'] {
  const notYet = (): Promise<never> =>
    Promise.reject(new AppError({ code: 'unsupported', message: 'This part of Linkspan is being built' }));
  return {
    rules: notYet,
    start: notYet,
    cancel: notYet,
    running: notYet,
    list: notYet,
    get: notYet,
    compare: notYet,
    export: notYet,
    remove: notYet,
  };
}
