import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../bridge/client-context.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { ConnectDraft } from './connect-values.ts';

export const draftKey = 'connect-site';
const quiet = 600;

export interface DraftKeeper {
  readonly savedAt: string | undefined;
  /** Another tab has saved this draft since; the last writer wins. */
  readonly isOvertaken: boolean;
  readonly remove: () => void;
}

/** Keeps a draft once a person has changed something and then rests, and notices another tab's writing. */
export function useDraft(draft: ConnectDraft, isChanged: boolean): DraftKeeper {
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
      mutateAsync({ key: draftKey, json })
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
  }, [json, isChanged, mutateAsync]);

  useEffect(
    () =>
      client.drafts.changed(({ key, savedAt: at }) => {
        const isForeign = !own.current.isSaving && !own.current.isOver && at !== own.current.savedAt;
        if (key === draftKey && at !== null && isForeign) setOvertaken(true);
      }),
    [client],
  );

  const remove = () => {
    own.current.isOver = true;
    removal.mutate({ key: draftKey });
  };
  return { savedAt, isOvertaken, remove };
}

/** A kept draft; undefined when an older Linkspan wrote it in another form. */
export function parseDraft(json: string): ConnectDraft | undefined {
  try {
    const parsed = ConnectDraft.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
