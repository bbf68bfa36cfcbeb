import type { Handlers } from '../../../contract/define.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { DirectConnectServices } from './services.ts';

export function directConnectHandlers(_services: DirectConnectServices): Handlers<AppContract>['directConnect'] {
  const notYet = (): Promise<never> =>
    Promise.reject(new AppError({ code: 'unsupported', message: 'This part of Linkspan is being built' }));
  return {
    overview: notYet,
    suggest: notYet,
    check: notYet,
    plan: notYet,
    giveKey: notYet,
    planAccept: notYet,
    planDelete: notYet,
    routerConfiguration: notYet,
    saveRouterConfiguration: notYet,
  };
}
