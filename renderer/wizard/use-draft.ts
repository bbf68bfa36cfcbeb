import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useClient } from '../bridge/client-context.tsx';
import { useCommand } from '../bridge/use-command.ts';

const quiet = 600;

/** What a wizard keeps: the step a person is at, and what was chosen so far. */
export interface Draft<C> {
  readonly step: number;
  readonly chosen: C;
}

export interface DraftKeeper {
  readonly savedAt: string | undefined;
  /** Another tab has saved this draft since; the last writer wins. */
  readonly isOvertaken: boolean;
  readonly remove: () => void;
}

/** Keeps a draft once a person has changed something and then rests, and notices another tab's writing. */
export function useDraft(key: string, draft: Draft<unknown>, isChanged: boolean): DraftKeeper {
  const client = useClient();
  const save = useCommand('drafts', 'save');
  const removal = useCommand('drafts', 'remove');
  const own = useRef({ savedAt: '', isSaving: false, isOver: false });
  const [savedAt, setSavedAt] = useState<string>();
  const [isOvertaken, setOvertaken] = useState(false);
  const json = JSON.stringify(draft);
  const { mutateAsync } = save;

  useEffect(() => {
    if (!isChanged) return undefined;
    const timer = setTimeout(() => {
      if (own.current.isOver) return;
      own.current.isSaving = true;
      mutateAsync({ key, json })
        .then(({ savedAt: at }) => {
          own.current.savedAt = at;
          setSavedAt(at);
          setOvertaken(false);
        })
        // A draft that could not be kept is no reason to stop a person who types.
        .catch(() => setSavedAt(undefined))
        .finally(() => {
          own.current.isSaving = false;
        });
    }, quiet);
    return () => clearTimeout(timer);
  }, [key, json, isChanged, mutateAsync]);

  useEffect(
    () =>
      client.drafts.changed(({ key: changed, savedAt: at }) => {
        const isForeign = !own.current.isSaving && !own.current.isOver && at !== own.current.savedAt;
        if (changed === key && at !== null && isForeign) setOvertaken(true);
      }),
    [client, key],
  );

  const remove = () => {
    own.current.isOver = true;
    removal.mutate({ key });
  };
  return { savedAt, isOvertaken, remove };
}

/** A kept draft; undefined when an older Linkspan wrote it in another form. */
export function parseDraft<C>(schema: z.ZodType<Draft<C>>, json: string): Draft<C> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
