import { overlaps, publicAddressProblem } from '../../../contract/domain/cidr.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import { reservedInsideCidrs } from '../../../contract/domain/vpn.ts';
import type { Handlers } from '../../../contract/define.ts';
import type { AppContract } from '../../../contract/index.ts';
import { findSiteConflicts, findSiteWarnings } from './find-site-conflicts.ts';
import type { GatewayWorld } from './world.ts';

type Suggestion = Awaited<ReturnType<Handlers<AppContract>['siteToSite']['suggest']>>;

/** Defaults with which a person can go on at once; each says where it was found. Pure. */
export function suggestConnection(vpc: VpcDetail, gateway: GatewayWorld | null): Suggestion {
  const site = gateway && suggestSite(gateway);
  return {
    name: suggestName(vpc, gateway),
    site,
    attachment:
      vpc.vpnGatewayId === null ? { kind: 'new', amazonSideAsn: 64_512 } : { kind: 'existing', id: vpc.vpnGatewayId },
    customerGateways: vpc.customerGateways
      .filter(({ state }) => state === 'available')
      .map(({ id, name, address }) => ({
        id,
        address,
        label: `${name ?? id}${address === null ? '' : ` (${address})`}`,
      })),
    bgpAsn: 65_000,
    insideCidrs: freeInsideCidrs(vpc),
    routes: vpc.routeTables.map(({ id, name, isMain, subnetIds }) => ({
      routeTableId: id,
      label: `${name ?? id}${isMain ? ' (main)' : ''}`,
      how: 'propagate',
      isUsed: isMain || subnetIds.length > 0,
    })),
    securityGroups: vpc.securityGroups.map(({ id, name }) => ({
      id,
      label: name === '' ? id : name,
      isSuggested: vpc.targets.some(({ securityGroupIds }) => securityGroupIds.includes(id)),
    })),
    warnings: gateway ? siteWarnings(gateway) : [],
  };
}

function suggestSite({ name, facts }: GatewayWorld): Suggestion['site'] {
  const local = facts.outside.localAddress;
  const isPublic = local !== null && publicAddressProblem(local) === undefined;
  return {
    outsideAddress: isPublic ? { value: local, source: name } : null,
    localAddress: local === null ? null : { value: local, source: name },
    subnets: { value: [...facts.insideSubnets], source: name },
    isBehindNat: facts.outside.isBehindNat,
  };
}

function siteWarnings(gateway: GatewayWorld): string[] {
  const local = gateway.facts.outside.localAddress ?? '';
  const site = {
    kind: 'gateway',
    gatewayId: gateway.id,
    outsideAddress: local,
    localAddress: local,
    subnets: [],
  } as const;
  const found = [
    ...findSiteConflicts({ ...site, subnets: [] }, gateway),
    ...findSiteWarnings({ ...site, subnets: [] }, gateway),
  ];
  return found.filter(({ id }) => id !== 'no-local-address').map(({ text }) => text);
}

function suggestName(vpc: VpcDetail, gateway: GatewayWorld | null): string {
  return `${gateway?.name ?? 'Site'} to ${vpc.name ?? vpc.id}`
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .slice(0, 60)
    .trim();
}

/** The first two /30s that no VPN connection of the region has: they must be unique on one virtual private gateway. */
function freeInsideCidrs(vpc: VpcDetail): [string, string] {
  const taken = [
    ...reservedInsideCidrs,
    ...vpc.vpnConnections.flatMap(({ tunnels }) =>
      tunnels.flatMap(({ insideCidr }) => (isRange(insideCidr) ? [insideCidr] : [])),
    ),
  ];
  const free: string[] = [];
  for (let third = 20; third < 256 && free.length < 2; third += 1) {
    const candidate = `169.254.${third}.0/30`;
    if (!taken.some((other) => overlaps(other, candidate))) free.push(candidate);
  }
  const [one = '169.254.20.0/30', two = '169.254.21.0/30'] = free;
  return [one, two];
}

function isRange(text: string): boolean {
  return /^169\.254\.\d{1,3}\.\d{1,3}\/30$/.test(text);
}
