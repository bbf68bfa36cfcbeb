import type { Handlers } from '../../../contract/define.ts';
import type { AppContract } from '../../../contract/index.ts';

export interface Draft {
  readonly savedAt: string;
  readonly json: string;
}

export interface DraftServices {
  readonly kept: {
    get(key: string): Draft | undefined;
    put(key: string, draft: Draft): void;
    remove(key: string): void;
  };
  readonly now: () => Date;
  readonly changed: (news: { key: string; savedAt: string | null }) => void;
}

/** Every window is told of each save, so that the one that lost knows. The last writer wins. */
export function draftsHandlers({ kept, now, changed }: DraftServices): Handlers<AppContract>['drafts'] {
  return {
    get: ({ key }) => Promise.resolve(kept.get(key) ?? null),
    save: ({ key, json }) => {
      const savedAt = now().toISOString();
      kept.put(key, { savedAt, json });
      changed({ key, savedAt });
      return Promise.resolve({ savedAt });
    },
    remove: ({ key }) => {
      kept.remove(key);
      changed({ key, savedAt: null });
      return Promise.resolve({});
    },
  };
}
