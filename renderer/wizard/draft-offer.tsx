import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { Fragment, type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { useCommand } from '../bridge/use-command.ts';
import { useRead } from '../bridge/use-read.ts';
import { Page } from '../ui/page.tsx';
import { Time } from '../ui/time.tsx';
import { type Draft, parseDraft } from './use-draft.ts';

interface DraftOfferProps<C> {
  readonly title: string;
  readonly draftKey: string;
  readonly schema: z.ZodType<Draft<C>>;
  /** Where a person begins without a draft. */
  readonly fresh: Draft<C>;
  /** What a draft leaves out: "It holds no keys." */
  readonly note?: string;
  /** The wizard. `onTakeOver` drops what is here for the draft that another tab saved. */
  readonly children: (start: Draft<C>, onTakeOver: () => void) => ReactNode;
}

/** Offers a kept draft, then shows the wizard. */
export function DraftOffer<C>({ title, draftKey, schema, fresh, note = '', children }: DraftOfferProps<C>) {
  const [start, setStart] = useState<Draft<C>>();
  const [round, setRound] = useState(0);
  const kept = useRead('drafts', 'get', { key: draftKey }, { enabled: start === undefined, freshFor: 0 });
  const remove = useCommand('drafts', 'remove');

  const begin = (draft: Draft<C>) => {
    setStart(draft);
    setRound((old) => old + 1);
  };
  const draft = kept.data ? parseDraft(schema, kept.data.json) : undefined;
  if (start === undefined && !kept.isFetching && !draft) setStart(fresh);
  if (start) return <Fragment key={round}>{children(start, () => setStart(undefined))}</Fragment>;
  return (
    <Page title={title}>
      {draft && kept.data && !kept.isFetching ? (
        <Alert
          type="info"
          header="You began this before"
          action={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                onClick={() => {
                  remove.mutate({ key: draftKey });
                  begin(fresh);
                }}
              >
                Start afresh
              </Button>
              <Button variant="primary" onClick={() => begin(draft)}>
                Go on with the draft
              </Button>
            </SpaceBetween>
          }
        >
          A draft was kept <Time at={kept.data.savedAt} />. {note}
        </Alert>
      ) : (
        <Spinner size="large" />
      )}
    </Page>
  );
}
