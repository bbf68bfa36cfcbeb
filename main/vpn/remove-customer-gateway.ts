import type { Undone } from '../engine/doer.ts';
import { isLive, type Where } from './ec2.ts';
import type { AwsServices } from './services.ts';
import { removeWhenFree } from '../aws-steps/settle.ts';
import { planTag } from '../aws-steps/plan-tag.ts';

export interface OursToRemove extends Where {
  readonly id: string;
  /** The plan that made it: without its tag the thing is no longer ours. */
  readonly planId: string;
}

/** Deletes a customer gateway of ours, unless somebody else's VPN connection uses it by now. */
export async function removeCustomerGateway(
  { clock, ec2 }: AwsServices,
  { id, planId, ...where }: OursToRemove,
  signal: AbortSignal,
): Promise<Undone> {
  const calls = ec2(where, signal);
  const gateway = (await calls.customerGateways()).find((one) => one.id === id);
  if (!gateway || !isLive(gateway)) return { outcome: 'removed' };
  if (gateway.tags[planTag] !== planId) {
    return {
      outcome: 'left',
      reason: `${id} no longer has the tag ${planTag} of this plan: somebody else has taken it over`,
    };
  }
  const user = (await calls.vpnConnections()).find((one) => isLive(one) && one.customerGatewayId === id);
  if (user) return { outcome: 'left', reason: `VPN connection ${user.id} uses ${id}` };

  await removeWhenFree({ clock, signal, remove: () => calls.deleteCustomerGateway(id) });
  return { outcome: 'removed' };
}
