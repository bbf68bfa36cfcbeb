import { z } from 'zod';
import type { Doer } from '../../../engine/doer.ts';
import type { DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';
import { waitUntilSpread } from '../wait-until-spread.ts';

export type InSyncInput = DnsPlace & {
  readonly zoneId: string;
  /** The step that changed the records. */
  readonly change: string;
};

const Change = z.object({ changeId: z.string().nullable() });

export function inSyncDoer(services: DnsServices): Doer<InSyncInput, null> {
  return {
    kind: 'dns.in-sync',
    // A check has nothing to find again: it asks anew each time.
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { changeId } = Change.parse(context.record(input.change));
      await waitUntilSpread(services, input, changeId, context);
      return { origin: 'created', record: null };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
