import { onJustMade } from '../../aws/just-made.ts';
import { isInSync } from '../../aws/record-sets.ts';
import { waitFor } from '../../aws-steps/settle.ts';
import type { StepContext } from '../../engine/doer.ts';
import { contextAt, type DnsPlace } from './place.ts';
import type { DnsServices } from './services.ts';

/** Route 53 says that changes spread within 60 seconds. */
const usualMs = 60_000;
const sliceMs = 5_000;

/** Until all name servers of Route 53 have a change; null is one whose id was lost with its answer. */
export async function waitUntilSpread(
  services: Pick<DnsServices, 'aws' | 'clock'>,
  place: DnsPlace,
  changeId: string | null,
  { signal, log }: Pick<StepContext, 'signal' | 'log'>,
): Promise<void> {
  const { clock } = services;
  if (changeId === null) {
    log('The id of the change was lost with its answer: waits the minute that Route 53 needs');
    for (let waited = 0; waited < usualMs; waited += sliceMs) await clock.wait(sliceMs, signal);
    return;
  }
  log(`Change ${changeId}`);
  const ctx = await contextAt(services, place);
  const look = async () => ((await isInSync(ctx, changeId, signal)) ? true : undefined);
  await onJustMade(ctx, signal, () =>
    waitFor({ clock, signal, minutes: 10, what: `change ${changeId} to be INSYNC`, look }),
  );
}
