import type { StepContext, Undone } from '../../../engine/doer.ts';
import { deployRecord } from '../../../gateway/deploy.ts';
import { readDeployWorld } from '../../../gateway/deploy-world.ts';
import { ownLayout } from '../../../gateway/own-files.ts';
import { undoDeploy } from '../../../gateway/undo-deploy.ts';
import { configOfLink } from '../../../vpn/gateway-config.ts';
import type { LinkStore } from '../../../vpn/link-store.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';

export interface DeleteGatewayServices extends BothEndsServices {
  readonly links: LinkStore;
  /** Shown to whoever finds the gateway locked. */
  readonly who: string;
}

/** Takes our files and connections of a link off its gateway; what is gone already is done. */
export async function removeFromGateway(
  services: DeleteGatewayServices,
  linkId: string,
  context: StepContext,
): Promise<Undone> {
  const link = services.links.get(linkId);
  const config = link && configOfLink(link);
  const gatewayId = link?.site.gatewayId;
  if (!link || !config || !gatewayId) return { outcome: 'removed' };

  const session = await services.gateways.session(gatewayId, context.signal);
  const world = await readDeployWorld(session, linkId, context.signal);
  const dialect = link.dialect ?? world.service.dialect;
  if (dialect === null) return { outcome: 'left', reason: 'there is no strongSwan on the gateway any more' };

  // The record of a deploy that this one takes away whole, whatever plan made the last change to it.
  const input = { config, fingerprint: '', confirmSeconds: 120 };
  const layout = ownLayout(config, world, dialect, link.planId);
  const record = { ...deployRecord(input, world, layout, link.planId), dialect, replaced: false };
  return undoDeploy(session, record, { clock: services.clock, who: services.who }, context);
}
