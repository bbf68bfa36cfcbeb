import type { Unread } from '../../../../contract/domain/audit.ts';
import type { Link } from '../../../../contract/domain/link.ts';
import type { TransitAttachmentItem, TransitRouteTableItem } from '../inventory/transit.ts';
import { groupBy } from './group-by.ts';
import { firstUnread, readOr } from './outcome.ts';
import { indexRanges, type NamedRange, type RangeIndex } from './range-index.ts';
import { isGone, type Place } from './resources.ts';

/** How a VPC is joined to sites outside AWS, and what is there. */
export interface SiteReach {
  /** The gateways that join it: `vgw-…`, `tgw-…`. */
  readonly gatewayIds: readonly string[];
  /** The networks of the sites, an index per gateway. */
  readonly prefixes: readonly RangeIndex[];
  /** Why there may be more networks than these. */
  readonly unread: Unread | undefined;
}

/** Every VPC with a virtual private gateway or a transit gateway attachment. */
export function findSiteReach(places: readonly Place[], links: readonly Link[]): Map<string, SiteReach> {
  const reach = new Map<string, Growing>();
  const add: Add = (vpcId, gatewayId, prefixes, unread) => {
    const known = reach.get(vpcId) ?? { gatewayIds: [], prefixes: [], unread: undefined };
    known.gatewayIds.push(gatewayId);
    if (prefixes) known.prefixes.push(prefixes);
    known.unread ??= unread;
    reach.set(vpcId, known);
  };
  for (const place of places) addVpnGateways(place, links, add);
  addTransitGateways(places, add);
  return reach;
}

interface Growing {
  gatewayIds: string[];
  prefixes: RangeIndex[];
  unread: Unread | undefined;
}

type Add = (vpcId: string, gatewayId: string, prefixes: RangeIndex | undefined, unread: Unread | undefined) => void;

function addVpnGateways({ region }: Place, links: readonly Link[], add: Add): void {
  const connections = groupBy(readOr(region.vpnConnections), (each) => (isGone(each) ? null : each.vpnGatewayId));
  const propagated = groupBy(
    readOr(region.routeTables).flatMap(({ routes }) => routes.filter(({ isPropagated }) => isPropagated)),
    ({ target }) => target,
  );
  const ownLinks = groupBy(links, ({ attachment }) => attachment.id);
  const unread = firstUnread([region.vpnConnections, region.routeTables]);
  for (const gateway of readOr(region.vpnGateways)) {
    if (isGone(gateway)) continue;
    const vpnIds = connections.get(gateway.id) ?? [];
    const ranges: NamedRange[] = [
      ...vpnIds.flatMap(({ id, routes }) =>
        routes.filter((route) => !isGone(route)).map(({ cidr }) => ({ cidr, source: id })),
      ),
      ...vpnIds.flatMap(({ id, localCidr }) => (localCidr === null ? [] : [{ cidr: localCidr, source: id }])),
      ...(propagated.get(gateway.id) ?? []).map(({ destination }) => ({ cidr: destination, source: gateway.id })),
      ...(ownLinks.get(gateway.id) ?? []).flatMap(({ id, site }) =>
        site.subnets.map((cidr) => ({ cidr, source: `link ${id}` })),
      ),
    ];
    const prefixes = indexRanges(ranges.filter(isSiteRange));
    for (const { vpcId, state } of gateway.attachments) {
      if (state.startsWith('detach')) continue;
      add(vpcId, gateway.id, prefixes, unread);
    }
  }
}

/** An attachment may be seen from two accounts; only its gateway's owner sees the route table that it uses. */
function addTransitGateways(places: readonly Place[], add: Add): void {
  const attachments = new Map<string, TransitAttachmentItem>();
  for (const { region } of places) {
    for (const attachment of readOr(region.transitAttachments)) {
      if (attachment.resourceType !== 'vpc' || isGone(attachment)) continue;
      if (attachments.get(attachment.id)?.association) continue;
      attachments.set(attachment.id, attachment);
    }
  }
  const tables = new Map<string, { readonly prefixes: RangeIndex | undefined; readonly unread: Unread | undefined }>();
  for (const { region } of places) {
    for (const table of readOr(region.transitRouteTables)) tables.set(table.id, sitesIn(table));
  }
  const tablesUnread = firstUnread(places.map(({ region }) => region.transitRouteTables));
  for (const { resourceId, transitGatewayId, association } of attachments.values()) {
    const table = association ? tables.get(association.routeTableId) : undefined;
    add(resourceId, transitGatewayId, table?.prefixes, table ? table.unread : tablesUnread);
  }
}

function sitesIn({ routes }: TransitRouteTableItem) {
  const outside = readOr(routes).flatMap(({ destination, state, attachments }) =>
    state === 'blackhole'
      ? []
      : attachments
          .filter(({ resourceType }) => /^(vpn|direct-connect|connect|client-vpn)/.test(resourceType))
          .map(({ resourceId }) => ({ cidr: destination, source: resourceId })),
  );
  return { prefixes: indexRanges(outside.filter(isSiteRange)), unread: firstUnread([routes]) };
}

/** A default route is meant to hold everything, and link-local addresses are those of the tunnels themselves. */
function isSiteRange({ cidr }: NamedRange): boolean {
  return !cidr.endsWith('/0') && !cidr.startsWith('169.254.');
}
