import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { ConnectWizard } from './connect-wizard.tsx';
import type { ConnectDraft } from './connect-values.ts';
import { draftKey, parseDraft } from './use-draft.ts';

const fresh: ConnectDraft = { step: 0, chosen: {} };

/** Offers a kept draft, then shows the wizard. */
export function ConnectPage() {
  const [start, setStart] = useState<ConnectDraft>();
  const [round, setRound] = useState(0);
  const kept = useRead('drafts', 'get', { key: draftKey }, { enabled: start === undefined, freshFor: 0 });
  const remove = useCommand('drafts', 'remove');

  const begin = (draft: ConnectDraft) => {
    setStart(draft);
    setRound((old) => old + 1);
  };
  const draft = kept.data ? parseDraft(kept.data.json) : undefined;
  if (start === undefined && !kept.isFetching && !draft) setStart(fresh);
  if (start) {
    return <ConnectWizard key={round} start={start} onTakeOver={() => setStart(undefined)} />;
  }
  return (
    <Page title="Connect a site to a VPC">
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
          A draft was kept <Time at={kept.data.savedAt} />. It holds no keys.
        </Alert>
      ) : (
        <Spinner size="large" />
      )}
    </Page>
  );
}
