import type { z } from 'zod';
import type { Handlers } from '../../../contract/define.ts';
import type { Settings } from '../../../contract/features/settings.ts';
import type { AppContract } from '../../../contract/index.ts';

export type AppSettings = z.infer<typeof Settings>;

export interface SettingsServices {
  readonly kept: { get(id: string): AppSettings | undefined; put(id: string, value: AppSettings): void };
  readonly changed: (settings: AppSettings) => void;
}

const atFirst: AppSettings = { theme: 'system', density: 'comfortable' };

export function settingsHandlers({ kept, changed }: SettingsServices): Handlers<AppContract>['settings'] {
  return {
    get: () => Promise.resolve(kept.get('page') ?? atFirst),
    set: (settings) => {
      kept.put('page', settings);
      changed(settings);
      return Promise.resolve({});
    },
  };
}
