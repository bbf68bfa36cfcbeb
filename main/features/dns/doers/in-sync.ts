import { z } from 'zod';
import { onJustMade } from '../../../aws/just-made.ts';
import { isInSync } from '../../../aws/record-sets.ts';
import type { Doer } from '../../../engine/doer.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';

export type InSyncInput = DnsPlace & {
  readonly zoneId: string;
  /** The step that changed the records. */
  readonly change: string;
};

const Change = z.object({ changeId: z.string().nullable() });

/** Route 53 says that changes spread within 60 seconds. */
const usualMs = 60_000;
const sliceMs = 5_000;

export function inSyncDoer(services: DnsServices): Doer<InSyncInput, null> {
  const { clock } = services;
  return {
    kind: 'dns.in-sync',
    // A check has nothing to find again: it asks anew each time.
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { signal } = context;
      const { changeId } = Change.parse(context.record(input.change));
      const ctx = await contextAt(services, input);
      if (changeId === null) {
        context.log('The id of the change was lost with its answer: waits the minute that Route 53 needs');
        for (let waited = 0; waited < usualMs; waited += sliceMs) await clock.wait(sliceMs, signal);
        return { origin: 'created', record: null };
      }
      context.log(`Change ${changeId}`);
      const look = async () => ((await isInSync(ctx, changeId, signal)) ? true : undefined);
      await onJustMade(ctx, signal, () =>
        waitFor({ clock, signal, minutes: 10, what: `change ${changeId} to be INSYNC`, look }),
      );
      return { origin: 'created', record: null };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
