import type { Advice } from '../../../contract/domain/gateway-facts.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import { reachAdvice } from '../../gateway/reach-advice.ts';
import type { GatewayWorld } from './world.ts';

interface SiteWish {
  readonly subnets: readonly string[];
  /** The link, when it is there already: then AWS's addresses are known. */
  readonly own: Link | undefined;
}

/** What keeps traffic from passing this box, asked before the link exists as well as after. */
export function adviseSite(
  vpc: VpcDetail,
  { facts, managementAddresses }: GatewayWorld,
  { subnets, own }: SiteWish,
): Advice[] {
  const localAddress = own?.site.localAddress ?? facts.outside.localAddress ?? '';
  return reachAdvice(facts, {
    profile: own?.tunnelProfile ?? 'recommended',
    localAddress,
    localId: own?.site.outsideAddress ?? (facts.outside.isBehindNat ? '' : localAddress),
    siteSubnets: [...subnets],
    vpcCidrs: [...vpc.cidrs],
    peers: own?.tunnels.map(({ outsideAddress }) => outsideAddress) ?? [
      '<address of tunnel 1>',
      '<address of tunnel 2>',
    ],
    managementAddresses,
  });
}
