import type { z } from 'zod';
import type { Handlers } from '../../../contract/define.ts';
import type { AppContract } from '../../../contract/index.ts';

export type AppInfo = z.input<AppContract['app']['info']['output']>;

export function appHandlers(info: AppInfo): Handlers<AppContract>['app'] {
  return { info: () => Promise.resolve(info) };
}
