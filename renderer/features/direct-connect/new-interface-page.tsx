import { Page } from '../../ui/page.tsx';
import { DraftOffer } from '../../wizard/draft-offer.tsx';
import { type Chosen, InterfaceDraft } from './interface-values.ts';
import { draftKey, InterfaceWizardView, title } from './interface-wizard-view.tsx';
import { NoProfile } from './no-profile.tsx';
import { usePlace } from './use-place.ts';

const fresh: InterfaceDraft = { step: 0, chosen: {} };

export function NewInterfacePage() {
  const place = usePlace();
  if (place.profile === '') {
    return (
      <Page title={title}>
        <NoProfile />
      </Page>
    );
  }
  return (
    <DraftOffer<Chosen> title={title} draftKey={draftKey} schema={InterfaceDraft} fresh={fresh} note="It holds no key.">
      {(start, onTakeOver) => <InterfaceWizardView start={start} place={place} onTakeOver={onTakeOver} />}
    </DraftOffer>
  );
}
