import { AppError } from '../../../../contract/errors.ts';
import { areSame, type ExactRecordSet, exactFrom, recordSetOf } from '../../../aws/exact-record-set.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import { changeRecordSets, recordSetsOf } from '../../../aws/record-sets.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { idOf } from '../../../aws-steps/ref.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { RecordWish } from '../plan/record-wishes.ts';
import type { DnsServices } from '../services.ts';
import { waitUntilSpread } from '../wait-until-spread.ts';
import { zoneText } from '../zone-text.ts';

export type RecordsInput = DnsPlace & {
  readonly zoneId: string;
  readonly zoneName: string;
  readonly name: string;
  readonly type: string;
  /** What the plan saw. */
  readonly before: readonly ExactRecordSet[];
  readonly wishes: readonly RecordWish[];
};
export type RecordsRecord = {
  /** null when Route 53's answer was lost. */
  readonly changeId: string | null;
  readonly before: readonly ExactRecordSet[];
  /** As Route 53 has it. */
  readonly made: readonly ExactRecordSet[];
};

/** Every record set of one name and type, whole, in one batch: Route 53 makes all of it or nothing. */
export function recordsDoer(services: DnsServices): Doer<RecordsInput, RecordsRecord> {
  const { clock } = services;
  const now = async (input: RecordsInput, signal: AbortSignal) =>
    recordSetsOf(await contextAt(services, input), input, signal);

  async function send(
    input: RecordsInput,
    batch: { readonly from: readonly ExactRecordSet[]; readonly to: readonly ExactRecordSet[] },
    { planId, signal }: StepContext,
  ): Promise<string | null> {
    const ctx = await contextAt(services, input);
    const changes = [
      ...batch.from.map((recordSet) => ({ action: 'DELETE' as const, recordSet })),
      ...batch.to.map((recordSet) => ({ action: 'CREATE' as const, recordSet })),
    ];
    const comment = `Linkspan plan ${planId}`;
    const id = await createOnce({
      clock,
      signal,
      // A health check that was made a moment ago may not be known yet.
      create: () => onJustMade(ctx, signal, () => changeRecordSets(ctx, { ...input, changes, comment }, signal)),
      find: async () => (areSame(await now(input, signal), batch.to) ? '' : undefined),
      // A second time nothing is made: what is to be deleted is gone, what is to be created is there.
      isIdempotent: true,
    });
    return id === '' ? null : id;
  }

  return {
    kind: 'dns.records',
    async recognise(input, context) {
      const present = await now(input, context.signal);
      if (!areSame(present, wanted(input, context))) return undefined;
      const record = { changeId: null, before: input.before, made: present };
      return { origin: context.begun ? 'created' : 'adopted', record };
    },
    async run(input, context) {
      const { signal } = context;
      const present = await now(input, signal);
      if (!areSame(present, input.before)) throw changed(input, present);
      const changeId = await send(input, { from: present, to: wanted(input, context) }, context);
      const made = await now(input, signal);
      return { origin: 'created', record: { changeId, before: present, made } };
    },
    async undo({ before, made }, input, context) {
      const { signal } = context;
      const present = await now(input, signal);
      if (areSame(present, before)) return { outcome: 'removed' };
      if (!areSame(present, made)) {
        return { outcome: 'left', reason: `Somebody changed it since. It is now: ${shown(present)}` };
      }
      const changeId = await send(input, { from: present, to: before }, context);
      // A health check that a name server still answers by is not to be deleted yet.
      await waitUntilSpread(services, input, changeId, context);
      return { outcome: 'removed' };
    },
    describeUndo: ({ before, made }, { name, type, zoneName, zoneId }) => ({
      details: [
        {
          kind: 'file',
          path: `zone ${zoneName}, ${name} ${type}`,
          before: zoneText(made.map(recordSetOf)),
          after: zoneText(before.map(recordSetOf)),
          mode: zoneId,
        },
      ],
      iamActions: ['route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets', 'route53:GetChange'],
      interrupts: `Resolvers give the present answer for ${name} until its TTL has passed.`,
    }),
  };
}

function wanted({ wishes }: RecordsInput, context: StepContext): ExactRecordSet[] {
  return wishes.map(({ record, check }) =>
    exactFrom({ ...record, healthCheckId: check === null ? null : idOf(check, context) }),
  );
}

function changed({ name, type }: RecordsInput, present: readonly ExactRecordSet[]): AppError {
  const message = `${name} ${type} was changed since this plan was made: it is now ${shown(present)}. Undo what was made so far and make a new plan`;
  return new AppError({ code: 'conflict', message, subject: name });
}

function shown(present: readonly ExactRecordSet[]): string {
  const text = zoneText(present.map(recordSetOf)).trim().replaceAll('\n', ' | ').replaceAll(/ {2,}/g, ' ');
  return text === '' ? 'gone' : text.slice(0, 500);
}
