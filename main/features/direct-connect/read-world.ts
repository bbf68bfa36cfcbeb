import type { DirectConnectWorld } from '../../../contract/domain/direct-connect-world.ts';
import type { AwsContext } from '../../aws/aws-context.ts';
import { readTransitGateways } from '../../aws/audit/transit-gateways.ts';
import { listVpcs } from '../../aws/vpcs.ts';
import { listVpnGateways } from '../../aws/vpn-gateways.ts';
import { type Overview, readOverview } from './read-overview.ts';
import { readPart } from './read-part.ts';

interface Target {
  readonly id: string;
  readonly name: string | null;
  readonly amazonSideAsn: number;
}

/** What a new virtual interface may join, and everything that it is judged against. */
export interface World extends DirectConnectWorld, Overview {
  readonly connections: Overview['connections'];
  readonly lags: Overview['lags'];
  readonly virtualInterfaces: Overview['virtualInterfaces'];
  readonly gateways: Overview['gateways'];
  readonly vpnGateways: readonly Target[];
  readonly transitGateways: readonly Target[];
}

export async function readWorld(ctx: AwsContext, signal: AbortSignal): Promise<World> {
  const overview = await readOverview(ctx, signal);
  const { unread } = overview;
  const [vpnGateways, transitGateways, vpcs] = await Promise.all([
    readPart('Virtual private gateways', unread, listVpnGateways(ctx, {}, signal), []),
    readPart('Transit gateways', unread, readTransitGateways(ctx, signal), []),
    readPart('VPCs', unread, listVpcs(ctx, signal), []),
  ]);
  return {
    ...overview,
    vpnGateways,
    transitGateways: transitGateways
      .filter(({ state }) => state === 'available')
      .map(({ id, name, amazonSideAsn }) => ({ id, name, amazonSideAsn: amazonSideAsn ?? 64_512 })),
    vpcCidrs: vpnGateways.map(({ id, attachments }) => ({
      vpnGatewayId: id,
      cidrs: vpcs.filter((vpc) => attachments.some(({ vpcId }) => vpcId === vpc.id)).flatMap(({ cidrs }) => cidrs),
    })),
  };
}
