import { cidrProblem, contains, overlaps } from '../../../contract/domain/cidr.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import type { GatewayWorld } from './world.ts';

export interface Overlap {
  readonly siteCidr: string;
  readonly otherCidr: string;
  readonly other: string;
  readonly kind: 'vpc' | 'vpc-route' | 'vpn-route' | 'gateway-route' | 'gateway-connection' | 'management' | 'link';
  readonly severity: 'conflict' | 'warning';
}

export interface OverlapQuestion {
  readonly subnets: readonly string[];
  readonly vpc: VpcDetail;
  readonly gateway: GatewayWorld | null;
  readonly links: readonly Link[];
  /** The link that is asked about, when it exists already: it does not overlap itself. */
  readonly ownLinkId: string | null;
}

/** Every range at either end that the site's networks, or the VPC's as the site sees them, run into. */
export function findOverlaps(question: OverlapQuestion): readonly Overlap[] {
  return [
    ...withVpc(question),
    ...withVpcRoutes(question),
    ...withPeerings(question),
    ...withVpnRoutes(question),
    ...withGatewayRoutes(question),
    ...withGatewayConnections(question),
    ...withManagement(question),
    ...withLinks(question),
  ];
}

function withVpc({ subnets, vpc }: OverlapQuestion): readonly Overlap[] {
  return pairs(subnets, vpc.cidrs).map(([siteCidr, otherCidr]) => ({
    siteCidr,
    otherCidr,
    other: `VPC ${label(vpc)} (${otherCidr === vpc.cidrs[0] ? 'primary' : 'secondary'} range)`,
    kind: 'vpc',
    severity: 'conflict',
  }));
}

/**
 * A route wins over ours when it is as long or longer; a shorter one loses the traffic that it carries today. The default
 * route is left out: networks of a site are not looked for on the internet.
 */
function withVpcRoutes({ subnets, vpc, ownLinkId }: OverlapQuestion): readonly Overlap[] {
  return vpc.routeTables.flatMap((table) =>
    table.routes
      .filter(({ target, destination }) => target !== 'local' && isRange(destination) && !destination.endsWith('/0'))
      // A static route to this VPC's own gateway is what we would make; a propagated one comes from another connection.
      .filter(({ target, isPropagated }) => target !== vpc.vpnGatewayId || (isPropagated && ownLinkId === null))
      .flatMap((route) =>
        pairs(subnets, [route.destination]).map(([siteCidr, otherCidr]): Overlap => ({
          siteCidr,
          otherCidr,
          other: `${route.isPropagated ? 'propagated ' : ''}route in ${table.name ?? table.id} to ${route.target}${route.state === 'blackhole' ? ' (blackhole)' : ''}`,
          kind: 'vpc-route',
          severity: isWider(otherCidr, siteCidr) ? 'warning' : 'conflict',
        })),
      ),
  );
}

function withPeerings({ subnets, vpc }: OverlapQuestion): readonly Overlap[] {
  return vpc.peeredCidrs.flatMap(({ peeringId, cidr }) =>
    pairs(subnets, [cidr]).map(([siteCidr, otherCidr]): Overlap => {
      const isRouted = vpc.routeTables.some(({ routes }) =>
        routes.some(
          ({ target, destination }) => target === peeringId && isRange(destination) && overlaps(destination, siteCidr),
        ),
      );
      return {
        siteCidr,
        otherCidr,
        other: `VPC on the other side of peering ${peeringId}${isRouted ? '' : ', which no route uses yet'}`,
        kind: 'vpc-route',
        severity: isRouted ? 'conflict' : 'warning',
      };
    }),
  );
}

function withVpnRoutes({ subnets, vpc, ownLinkId }: OverlapQuestion): readonly Overlap[] {
  return vpc.vpnConnections
    .filter(
      ({ vpnGatewayId, linkId }) =>
        vpnGatewayId !== null && vpnGatewayId === vpc.vpnGatewayId && (linkId === null || linkId !== ownLinkId),
    )
    .flatMap((connection) =>
      pairs(subnets, connection.staticRoutes.filter(isRange)).map(([siteCidr, otherCidr]) => ({
        siteCidr,
        otherCidr,
        other: `static route of VPN connection ${connection.name ?? connection.id}`,
        kind: 'vpn-route',
        severity: 'conflict',
      })),
    );
}

/** The gateway's routes towards the VPC's ranges: what it reaches there today would go into the tunnel. */
function withGatewayRoutes({ vpc, gateway }: OverlapQuestion): readonly Overlap[] {
  const routes = gateway?.facts.routes ?? [];
  return routes
    .filter(({ to }) => isRange(asRange(to)) && !asRange(to).endsWith('/0'))
    .flatMap(({ to, via, device }) =>
      pairs([asRange(to)], vpc.cidrs).map(([siteCidr, otherCidr]): Overlap => ({
        siteCidr,
        otherCidr,
        other: `VPC ${label(vpc)}, while ${gateway?.name ?? 'the gateway'} routes ${to} ${via ? `via ${via}` : `to ${device ?? 'nowhere'}`}`,
        kind: 'gateway-route',
        severity: isWider(siteCidr, otherCidr) ? 'warning' : 'conflict',
      })),
    );
}

function withGatewayConnections({ subnets, vpc, gateway, ownLinkId }: OverlapQuestion): readonly Overlap[] {
  const others = (gateway?.facts.connections ?? []).filter(
    ({ name }) => ownLinkId === null || !name.startsWith(`linkspan-${ownLinkId}-`),
  );
  return others.flatMap((connection) => {
    const sameSite = pairs(subnets, connection.localSubnets.map(asRange).filter(isRange));
    const sameFar = pairs(vpc.cidrs, connection.remoteSubnets.map(asRange).filter(isRange));
    if (sameSite.length === 0 && connection.localSubnets.length > 0) return [];
    return sameFar.map(([cidr, otherCidr]) => ({
      siteCidr: sameSite[0]?.[0] ?? subnets[0] ?? cidr,
      otherCidr,
      other: `connection ${connection.name} on ${gateway?.name ?? 'the gateway'}, which carries ${otherCidr}`,
      kind: 'gateway-connection',
      severity: 'conflict',
    }));
  });
}

/** Answers to a hop inside the VPC's ranges would go into the tunnel: the next login would fail. */
function withManagement({ subnets, vpc, gateway }: OverlapQuestion): readonly Overlap[] {
  return pairs(vpc.cidrs, (gateway?.managementAddresses ?? []).map(asRange).filter(isRange)).map(([cidr, address]) => ({
    siteCidr: subnets[0] ?? cidr,
    otherCidr: address,
    other: `an address that manages ${gateway?.name ?? 'the gateway'}, inside ${cidr} of VPC ${label(vpc)}`,
    kind: 'management',
    severity: 'conflict',
  }));
}

function withLinks({ subnets, vpc, gateway, links, ownLinkId }: OverlapQuestion): readonly Overlap[] {
  return links
    .filter(({ id, site }) => gateway !== null && site.gatewayId === gateway.id && id !== ownLinkId)
    .filter(({ vpcCidrs }) => pairs(vpc.cidrs, vpcCidrs).length > 0)
    .flatMap((link) =>
      pairs(subnets, link.site.subnets).map(([siteCidr, otherCidr]) => ({
        siteCidr,
        otherCidr,
        other: `link ${link.name} on the same gateway, to ${link.vpcCidrs.join(', ')}`,
        kind: 'link',
        severity: 'conflict',
      })),
    );
}

function pairs(ours: readonly string[], others: readonly string[]): readonly (readonly [string, string])[] {
  return ours.flatMap((one) => others.filter((other) => overlaps(one, other)).map((other) => [one, other] as const));
}

function isWider(one: string, other: string): boolean {
  return contains(one, other) && !contains(other, one);
}

/** AWS also routes prefix lists and IPv6 ranges; what a box prints is anything. */
function isRange(text: string): boolean {
  return cidrProblem(text) === undefined;
}

function asRange(text: string): string {
  if (text === 'default') return '0.0.0.0/0';
  return text.includes('/') ? text : `${text}/32`;
}

function label({ id, name }: { readonly id: string; readonly name: string | null }): string {
  return name ?? id;
}
