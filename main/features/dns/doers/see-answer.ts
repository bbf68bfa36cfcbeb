import { isAppError } from '../../../../contract/errors.ts';
import { readHostedZone } from '../../../aws/hosted-zones.ts';
import { comparableValue } from '../../../dns/comparable-value.ts';
import type { Doer } from '../../../engine/doer.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { openZoneVoice } from '../ask-zone.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';

export type SeeAnswerInput = DnsPlace & {
  readonly zoneId: string;
  readonly name: string;
  readonly type: string;
  /** Every value that may be answered, none when there must be no answer; null when they cannot be known. */
  readonly expected: readonly string[] | null;
};
type SeeAnswerRecord = { readonly answers: readonly string[] | null };

export function seeAnswerDoer(services: DnsServices): Doer<SeeAnswerInput, SeeAnswerRecord> {
  const { clock } = services;
  return {
    kind: 'dns.answer',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { signal } = context;
      const { zoneId, name, type, expected } = input;
      const zone = await readHostedZone(await contextAt(services, input), zoneId, signal);
      const voice = await openZoneVoice(services, input, zone, signal);
      if ('why' in voice) {
        context.log(voice.why);
        return { origin: 'created', record: { answers: null } };
      }
      // An asterisk stands for every name that is not there.
      const question = { name: name.replace(/^\*/, 'linkspan-asks'), type };
      let said = '';
      const look = async () => {
        const answers = await voice.look(question, signal);
        const word = answers.length === 0 ? 'no answer' : answers.join(', ');
        if (word !== said) context.log(`${question.name} ${type}: ${(said = word)} (${voice.who})`);
        return isExpected(answers, expected) ? answers : undefined;
      };
      try {
        const what = `the name servers to answer ${name} ${type} with what was made`;
        const answers = await waitFor({ clock, signal, minutes: 3, what, look });
        return { origin: 'created', record: { answers: [...answers] } };
      } catch (error) {
        // Some networks let nobody ask: the records are there all the same, as Route 53 said.
        if (!isAppError(error, 'unsupported', 'access-denied')) throw error;
        context.log(`It cannot be asked from here: ${error.message}`);
        return { origin: 'created', record: { answers: null } };
      }
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}

function isExpected(answers: readonly string[], expected: readonly string[] | null): boolean {
  if (expected === null) return true;
  if (expected.length === 0) return answers.length === 0;
  const known = new Set(expected.map(comparableValue));
  return answers.length > 0 && answers.every((answer) => known.has(comparableValue(answer)));
}
