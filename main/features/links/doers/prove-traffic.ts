import type { Doer } from '../../../engine/doer.ts';
import type { ProofServices } from '../services.ts';
import { askTarget, type TrafficInput } from './ask-target.ts';
import type { ProofRecord } from './proof-record.ts';
import { watchLink } from './watch-link.ts';

export function proveTrafficDoer(services: ProofServices): Doer<TrafficInput, ProofRecord> {
  return {
    kind: 'prove.traffic',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const watch = await watchLink(services, input, context.signal);
      return { origin: 'created', record: await askTarget(services, { input, watch, tunnel: null }, context) };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
