import { isWithin } from '../../../../contract/domain/dns-names.ts';
import type { HostedZone, RecordSet } from '../../../../contract/domain/dns.ts';
import type { StepDetail } from '../../../../contract/domain/plan.ts';
import { type ExactRecordSet, recordSetOf } from '../../../aws/exact-record-set.ts';
import type { Step } from '../../../engine/doer.ts';
import { type Ref, showRef } from '../../../aws-steps/ref.ts';
import type { InSyncInput } from '../doers/in-sync.ts';
import type { RecordsInput } from '../doers/records.ts';
import type { SeeAnswerInput } from '../doers/see-answer.ts';
import type { DnsPlace } from '../place.ts';
import { zoneText } from '../zone-text.ts';
import type { RecordWish } from './record-wishes.ts';
import { call, note } from './step-parts.ts';

export interface RecordChangePlan extends DnsPlace {
  readonly zone: HostedZone;
  readonly name: string;
  readonly type: string;
  readonly records: readonly RecordSet[];
  readonly present: readonly ExactRecordSet[];
  readonly wishes: readonly RecordWish[];
  readonly needs: readonly string[];
}

/** One batch, then Route 53's word that all its servers have it, then an answer seen. */
export function recordSteps(plan: RecordChangePlan): Step[] {
  const { profile, region, zone, name, type } = plan;
  const at = { profile, region, zoneId: zone.id };
  const insync: InSyncInput = { ...at, change: changeId };
  const answer: SeeAnswerInput = { ...at, name, type, expected: expectedOf(plan) };
  return [
    changeStep(plan),
    {
      id: 'wait-in-sync',
      kind: 'dns.in-sync',
      system: 'check',
      title: 'Wait until all name servers of Route 53 have the change',
      needs: [changeId],
      details: [note('GetChange until it says INSYNC: usually within a minute.')],
      undo: null,
      iamActions: ['route53:GetChange'],
      interrupts: null,
      usualSeconds: 60,
      input: insync,
    },
    {
      id: 'see-answer',
      kind: 'dns.answer',
      system: 'check',
      title: `Ask who answers for ${name}`,
      needs: ['wait-in-sync'],
      details: [
        note(
          zone.isPrivate
            ? 'A private zone answers inside its VPCs only, so that this may end with a word that it cannot be asked from here.'
            : 'Asks the name servers of the zone, past every resolver that may keep the former answer.',
        ),
      ],
      undo: null,
      iamActions: zone.isPrivate ? ['route53:GetHostedZone'] : ['route53:GetHostedZone', 'route53:TestDNSAnswer'],
      interrupts: null,
      usualSeconds: 5,
      input: answer,
    },
  ];
}

const changeId = 'change-records';

function changeStep(plan: RecordChangePlan): Step {
  const { profile, region, zone, name, type, present, wishes } = plan;
  const input: RecordsInput = {
    profile,
    region,
    zoneId: zone.id,
    zoneName: zone.name,
    name,
    type,
    before: [...present],
    wishes: [...wishes],
  };
  return {
    id: changeId,
    kind: 'dns.records',
    system: 'aws',
    title: titleOf(plan),
    needs: [...plan.needs],
    details: [
      zoneDetail(plan),
      call('route53', 'ChangeResourceRecordSets', {
        HostedZoneId: zone.id,
        ...(present.length > 0 && { DELETE: `${present.length} of ${name} ${type}` }),
        ...(wishes.length > 0 && { CREATE: `${wishes.length} of ${name} ${type}` }),
      }),
      note('One batch: Route 53 makes all of it or nothing.'),
    ],
    undo: `Put back what ${name} ${type} was, to the letter, unless somebody changed it since`,
    iamActions: ['route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets', 'route53:GetChange'],
    interrupts: present.length > 0 ? `Resolvers give the former answer for ${name} until its TTL has passed.` : null,
    usualSeconds: 3,
    input,
  };
}

function titleOf({ name, type, present, wishes, zone }: RecordChangePlan): string {
  if (wishes.length === 0) return `Delete ${name} ${type} from ${zone.name}`;
  return `${present.length > 0 ? 'Replace' : 'Create'} ${name} ${type} in ${zone.name}`;
}

/** A zone that fits on a page is shown whole; of a longer one the records of this name. */
const wholeZone = 60;

function zoneDetail({ zone, name, type, records, wishes, present }: RecordChangePlan): StepDetail {
  const shown = records.length <= wholeZone ? records : records.filter((record) => record.name === name);
  const kept = shown.filter((record) => !(record.name === name && record.type === type));
  const now = present.map(recordSetOf);
  const refs = new Map<string, string>();
  const after = wishes.map(({ record, check }) => ({
    ...record,
    healthCheckId: check === null ? null : nameOf(check, refs),
  }));
  const names = (id: string) => refs.get(id) ?? `health check ${id}`;
  return {
    kind: 'file',
    path: `zone ${zone.name}${shown.length < records.length ? `, records of ${name}` : ''}`,
    before: zoneText([...kept, ...now], names),
    after: zoneText([...kept, ...after], names),
    mode: zone.isPrivate ? 'private zone' : 'public zone',
  };
}

function nameOf(check: Ref, refs: Map<string, string>): string {
  const id = showRef(check);
  if (typeof check !== 'string') refs.set(id, `the health check ${showRef(check)}`);
  return id;
}

/** Every value that may be answered; null where nobody knows before: an alias, a place, a name that others answer too. */
function expectedOf({ wishes, records, name, zone }: RecordChangePlan): string[] | null {
  const values = wishes.flatMap(({ record: { target } }) => (target.kind === 'values' ? target.values : [null]));
  const known = values.filter((value) => value !== null);
  const isPartial = wishes.some(({ record: { routing } }) => routing.kind === 'geolocation');
  const isOfOthers = records.some((record) =>
    record.type === 'NS'
      ? record.name !== zone.name && isWithin(name, record.name)
      : wishes.length === 0 && record.name.startsWith('*.'),
  );
  return known.length < values.length || isPartial || isOfOthers ? null : known;
}
