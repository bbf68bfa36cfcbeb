import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { RecordType } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { DraftOffer } from '../../wizard/draft-offer.tsx';
import { groupId, groupRecords } from './record-groups.ts';
import { valuesOfGroup } from './record-of-zone.ts';
import { type Chosen, RecordDraft } from './record-values.ts';
import { RecordWizardView } from './record-wizard-view.tsx';
import { type Place, usePlace } from './use-place.ts';

interface Begin {
  /** Each empty unless the address names it. */
  readonly zoneId: string;
  readonly name: string;
  readonly type: string;
}

const title = 'Make records';

/** The wizard, empty or filled with the records that are to be changed. */
export function RecordWizardPage({ begin }: { readonly begin: Begin }) {
  const place = usePlace();
  if (place.profile === '') {
    return (
      <Page title={title}>
        <Alert
          type="info"
          header="No AWS profile"
          action={<Button onClick={() => goTo('#/accounts')}>Go to Accounts</Button>}
        >
          Records are made with the profile chosen at the top of the window.
        </Alert>
      </Page>
    );
  }
  if (begin.type === '') return <Offered place={place} draftKey="dns-record" chosen={chosenOf(begin)} title={title} />;
  return <Changed place={place} begin={begin} />;
}

function Changed({ place, begin }: { readonly place: Place; readonly begin: Begin }) {
  const { zoneId, name, type } = begin;
  const { data, error, refetch } = useRead('dns', 'records', { ...place, zoneId }, { freshFor: 0 });
  const group = data && groupRecords(data).find(({ id }) => id === groupId(name, type));
  const chosen = group && valuesOfGroup(group, zoneId);
  if (data && chosen)
    return <Offered place={place} draftKey={keyOf(zoneId, name, type)} chosen={chosen} title="Change records" />;
  if (data && !group) return <Offered place={place} draftKey="dns-record" chosen={chosenOf(begin)} title={title} />;
  return (
    <Page title="Change records">
      {error && <Problem error={error} onRetry={() => void refetch()} title="The records could not be read" />}
      {!data && !error && <Spinner size="large" />}
      {group && (
        <Alert
          type="info"
          header="Linkspan leaves these records alone"
          action={<Button onClick={() => goTo(hrefTo(['dns', 'zones', zoneId]))}>Back to the zone</Button>}
        >
          The wizard does not make records of this kind, so it does not change them either.
        </Alert>
      )}
    </Page>
  );
}

interface OfferedProps {
  readonly place: Place;
  readonly draftKey: string;
  readonly chosen: Chosen;
  readonly title: string;
}

function Offered({ place, draftKey, chosen, title: shown }: OfferedProps) {
  return (
    <DraftOffer<Chosen> title={shown} draftKey={draftKey} schema={RecordDraft} fresh={{ step: 0, chosen }}>
      {(start, onTakeOver) => (
        <RecordWizardView title={shown} draftKey={draftKey} start={start} place={place} onTakeOver={onTakeOver} />
      )}
    </DraftOffer>
  );
}

function chosenOf({ zoneId, name, type }: Begin): Chosen {
  const known = RecordType.safeParse(type);
  return {
    ...(zoneId !== '' && { zoneId }),
    ...(name !== '' && { name }),
    ...(known.success && { type: known.data }),
  };
}

/** One draft for each set of records that is changed; a key holds few characters, so the name is in it as a sum. */
function keyOf(zoneId: string, name: string, type: string): string {
  let sum = 0x811c9dc5;
  for (const character of `${zoneId} ${name} ${type}`)
    sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `dns-record:${sum.toString(16)}`;
}
