import { isThere } from '../../../../contract/domain/direct-connect-world.ts';
import { planTag } from '../../../aws-steps/plan-tag.ts';
import { removeWhenFree, waitFor } from '../../../aws-steps/settle.ts';
import { deleteDxInterface, listDxInterfaces } from '../../../aws/direct-connect/virtual-interfaces.ts';
import type { Undone } from '../../../engine/doer.ts';
import type { DirectConnectDoerServices } from '../services.ts';

interface Removal {
  readonly profile: string;
  readonly region: string;
  readonly id: string;
  /** Only while it bears this plan's tag; null for one that a person chose to delete. */
  readonly ofPlan: string | null;
}

/** Deletes a virtual interface and waits until it is gone; one that is gone already is removed. */
export async function removeInterface(
  { aws, clock, changed }: DirectConnectDoerServices,
  { profile, region, id, ofPlan }: Removal,
  signal: AbortSignal,
): Promise<Undone> {
  const ctx = await aws.context(profile, region);
  const look = async () =>
    (await listDxInterfaces(ctx, signal)).find((one) => one.id === id && one.state !== 'deleted');
  const found = await look();
  if (!found) return { outcome: 'removed' };
  if (ofPlan !== null && isThere(found) && found.tags[planTag] !== ofPlan) {
    return {
      outcome: 'left',
      reason: `${id} no longer has the tag ${planTag} of this plan: somebody else has taken it over`,
    };
  }
  if (isThere(found)) await removeWhenFree({ clock, signal, remove: () => deleteDxInterface(ctx, id, signal) });
  await waitFor({
    clock,
    signal,
    minutes: 10,
    what: `virtual interface ${id} to be gone`,
    look: async () => ((await look()) === undefined ? true : undefined),
  });
  changed();
  return { outcome: 'removed' };
}
