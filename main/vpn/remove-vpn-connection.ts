import type { Undone } from '../engine/doer.ts';
import { isGone, isLive } from './ec2.ts';
import type { OursToRemove } from './remove-customer-gateway.ts';
import type { AwsServices } from './services.ts';
import { removeWhenFree, waitFor } from '../aws-steps/settle.ts';
import { planTag } from '../aws-steps/plan-tag.ts';

/** Deletes a VPN connection of ours and waits until it is gone: what it stands on can go only then. */
export async function removeVpnConnection(
  { clock, ec2 }: AwsServices,
  { id, planId, ...where }: OursToRemove,
  signal: AbortSignal,
): Promise<Undone> {
  const calls = ec2(where, signal);
  const find = async () => (await calls.vpnConnections()).find((one) => one.id === id && !isGone(one.state));
  const connection = await find();
  if (!connection) return { outcome: 'removed' };
  if (connection.tags[planTag] !== planId) {
    return {
      outcome: 'left',
      reason: `${id} no longer has the tag ${planTag} of this plan: somebody else has taken it over`,
    };
  }
  if (isLive(connection)) await removeWhenFree({ clock, signal, remove: () => calls.deleteVpnConnection(id) });
  await waitFor({
    clock,
    signal,
    minutes: 30,
    what: `VPN connection ${id} to be deleted`,
    look: async () => ((await find()) ? undefined : true),
  });
  return { outcome: 'removed' };
}
