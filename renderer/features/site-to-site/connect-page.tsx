import { DraftOffer } from '../../wizard/draft-offer.tsx';
import { ConnectDraft } from './connect-values.ts';
import { ConnectWizard, draftKey } from './connect-wizard.tsx';

const fresh: ConnectDraft = { step: 0, chosen: {} };

export function ConnectPage() {
  return (
    <DraftOffer
      title="Connect a site to a VPC"
      draftKey={draftKey}
      schema={ConnectDraft}
      fresh={fresh}
      note="It holds no keys."
    >
      {(start, onTakeOver) => <ConnectWizard start={start} onTakeOver={onTakeOver} />}
    </DraftOffer>
  );
}
