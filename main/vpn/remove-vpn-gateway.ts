import type { StepContext, Undone } from '../engine/doer.ts';
import { isLive, type Where } from './ec2.ts';
import type { OursToRemove } from './remove-customer-gateway.ts';
import type { AwsServices } from './services.ts';
import { removeWhenFree, waitFor } from '../aws-steps/settle.ts';
import { isOfPlan, planTag } from '../aws-steps/plan-tag.ts';

interface Attachment extends Where {
  readonly vpnGatewayId: string;
  readonly vpcId: string;
}

/** Detaches a gateway that we attached, unless a VPN connection still stands on it. */
export async function detachVpnGateway(
  { clock, ec2 }: AwsServices,
  { vpnGatewayId, vpcId, ...where }: Attachment,
  signal: AbortSignal,
): Promise<Undone> {
  const calls = ec2(where, signal);
  const attachment = async () => {
    const gateway = (await calls.vpnGateways()).find(({ id }) => id === vpnGatewayId);
    const found = gateway?.attachments.find((one) => one.vpcId === vpcId);
    return found && found.state !== 'detached' ? found : undefined;
  };
  if (!(await attachment())) return { outcome: 'removed' };
  const user = (await calls.vpnConnections()).find((one) => isLive(one) && one.vpnGatewayId === vpnGatewayId);
  if (user) return { outcome: 'left', reason: `VPN connection ${user.id} uses ${vpnGatewayId}` };

  await removeWhenFree({ clock, signal, remove: () => calls.detachVpnGateway({ vpnGatewayId, vpcId }) });
  await waitFor({
    clock,
    signal,
    minutes: 30,
    what: `${vpnGatewayId} to be detached from ${vpcId}`,
    look: async () => ((await attachment()) ? undefined : true),
  });
  return { outcome: 'removed' };
}

/** Deletes a virtual private gateway of ours, unless it is attached or used by now. */
export async function removeVpnGateway(
  { clock, ec2 }: AwsServices,
  { id, planId, ...where }: OursToRemove,
  signal: AbortSignal,
): Promise<Undone> {
  const calls = ec2(where, signal);
  await removeTwins({ clock, ec2 }, { id, ...where }, { planId, signal });
  const gateway = (await calls.vpnGateways()).find((one) => one.id === id);
  if (!gateway || !isLive(gateway)) return { outcome: 'removed' };
  if (gateway.tags[planTag] !== planId) {
    return {
      outcome: 'left',
      reason: `${id} no longer has the tag ${planTag} of this plan: somebody else has taken it over`,
    };
  }
  const attached = gateway.attachments.find(({ state }) => state === 'attached' || state === 'attaching');
  if (attached) return { outcome: 'left', reason: `${id} is attached to ${attached.vpcId}` };
  const user = (await calls.vpnConnections()).find((one) => isLive(one) && one.vpnGatewayId === id);
  if (user) return { outcome: 'left', reason: `VPN connection ${user.id} uses ${id}` };

  await removeWhenFree({ clock, signal, remove: () => calls.deleteVpnGateway(id) });
  return { outcome: 'removed' };
}

/**
 * Deletes every other virtual private gateway that bears the plan's tag and that nothing uses: AWS makes a second one when a
 * create is sent again, after an answer that was lost and a listing that came too late.
 */
export async function removeTwins(
  { clock, ec2 }: AwsServices,
  { id, profile, region }: Where & { readonly id: string },
  { planId, signal, log }: Pick<StepContext, 'planId' | 'signal'> & Partial<Pick<StepContext, 'log'>>,
): Promise<void> {
  const calls = ec2({ profile, region }, signal);
  const twins = (await calls.vpnGateways()).filter(
    (one) => one.id !== id && isLive(one) && isOfPlan(one, planId) && one.attachments.every(isDetached),
  );
  const users = twins.length > 0 ? (await calls.vpnConnections()).filter(isLive) : [];
  for (const twin of twins) {
    if (users.some(({ vpnGatewayId }) => vpnGatewayId === twin.id)) continue;
    await removeWhenFree({ clock, signal, remove: () => calls.deleteVpnGateway(twin.id) });
    log?.(`AWS had made a second virtual private gateway of this plan, ${twin.id}: its answer was lost. Removed`);
  }
}

function isDetached({ state }: { readonly state: string }): boolean {
  return state === 'detached';
}
