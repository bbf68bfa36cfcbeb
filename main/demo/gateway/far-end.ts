import { contains, overlaps } from '../../../contract/domain/cidr.ts';
import type { Region, SecurityGroupRule, VpnConnection, World } from '../aws/world/world.ts';
import type { Attempt, Verdict } from './charon.ts';

/** What the far end of the demo says to an attempt: AWS's side of each VPN connection, as the demo AWS made it. */
export function judge(world: World, attempt: Attempt): Verdict {
  const found = findTunnel(world, attempt.outsideAddress);
  if (!found) return { accepted: false, notify: 'no answer' };
  const { region, connection, tunnel } = found;
  const customer = region.customerGateways.find(({ id }) => id === connection.customerGatewayId);
  if (customer?.ipAddress !== attempt.localId) return { accepted: false, notify: 'AUTHENTICATION_FAILED' };
  if (attempt.key !== tunnel.preSharedKey) return { accepted: false, notify: 'AUTHENTICATION_FAILED' };
  const fits =
    attempt.localSubnets.every((cidr) => contains(connection.localCidr, cidr)) &&
    attempt.remoteSubnets.every((cidr) => contains(connection.remoteCidr, cidr));
  return fits ? { accepted: true } : { accepted: false, notify: 'TS_UNACCEPTABLE' };
}

export type Path = { readonly answersFrom: string } | { readonly lost: string };

export interface Question {
  readonly address: string;
  /** The site's networks, of which one asks. */
  readonly siteSubnets: readonly string[];
  /** Far ends whose tunnels are up. */
  readonly upTo: readonly string[];
}

/** Whether a ping through the tunnels finds its way there and back, and through which far end AWS answers. */
export function findPath(world: World, { address, siteSubnets, upTo }: Question): Path {
  const [answersFrom] = upTo;
  const found = answersFrom === undefined ? undefined : findTunnel(world, answersFrom);
  if (!found || answersFrom === undefined) return { lost: 'no tunnel is up' };
  const { region, connection } = found;
  const host = region.interfaces.find(({ privateIps }) => privateIps.includes(address));
  const vpcId = region.vpnGateways
    .find(({ id }) => id === connection.vpnGatewayId)
    ?.attachments.find(({ state }) => state === 'attached')?.vpcId;
  if (!host || host.vpcId !== vpcId) return { lost: 'no such host' };
  if (!hasRouteBack(region, connection, host.subnetId, siteSubnets)) return { lost: 'no route back' };
  const rules = region.securityGroupRules.filter(({ groupId, egress }) => !egress && host.groupIds.includes(groupId));
  return rules.some((rule) => admitsPing(rule, siteSubnets))
    ? { answersFrom }
    : { lost: 'the security group drops it' };
}

function findTunnel(world: World, outsideAddress: string) {
  for (const region of Object.values(world.regions)) {
    for (const connection of region.vpnConnections) {
      if (connection.state !== 'available') continue;
      const tunnel = connection.tunnels.find((each) => each.outsideAddress === outsideAddress);
      if (tunnel) return { region, connection, tunnel };
    }
  }
  return undefined;
}

function hasRouteBack(
  region: Region,
  connection: VpnConnection,
  subnetId: string,
  siteSubnets: readonly string[],
): boolean {
  const vpcId = region.subnets.find(({ id }) => id === subnetId)?.vpcId;
  const tables = region.routeTables.filter((table) => table.vpcId === vpcId);
  const table =
    tables.find(({ associations }) => associations.some((each) => each.subnetId === subnetId)) ??
    tables.find(({ associations }) => associations.some((each) => each.subnetId === null));
  const gatewayId = connection.vpnGatewayId;
  if (!table || gatewayId === null) return false;
  const propagated = table.propagatingVgwIds.includes(gatewayId)
    ? connection.routes.filter(({ state }) => state === 'available').map(({ cidr }) => cidr)
    : [];
  const stated = table.routes.filter(({ target }) => target === gatewayId).map(({ cidr }) => cidr);
  return siteSubnets.some((subnet) => [...propagated, ...stated].some((route) => contains(route, subnet)));
}

function admitsPing({ protocol, cidr }: SecurityGroupRule, siteSubnets: readonly string[]): boolean {
  if (cidr === null || !['-1', 'all', 'icmp', '1'].includes(protocol)) return false;
  return siteSubnets.some((subnet) => overlaps(cidr, subnet));
}
