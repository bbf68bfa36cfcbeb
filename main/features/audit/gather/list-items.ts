import type { InventoryItem } from '../../../../contract/domain/audit.ts';
import type { AccountInventory, GatewayItem, Inventory, RegionInventory } from '../inventory.ts';
import type { Read } from '../inventory/read.ts';

type Bare = Omit<InventoryItem, 'account' | 'region'>;

/** Everything that was seen, as a report lists it: what has a price, carries traffic or lets it in. */
export function listItems({ accounts, gateways }: Inventory): InventoryItem[] {
  return [
    ...accounts.flatMap((account) => [
      ...generalItems(account).map((item) => ({ ...item, account: account.account, region: null })),
      ...account.regions.flatMap((region) =>
        regionItems(region).map((item) => ({ ...item, account: account.account, region: region.region })),
      ),
    ]),
    ...gateways.map(gatewayItem),
  ];
}

function generalItems({ zones, healthChecks, dxGateways }: AccountInventory): Bare[] {
  return [
    ...items(zones, ({ id, name, isPrivate, records }) => ({
      kind: 'hosted-zone',
      id,
      name,
      state: null,
      detail: words(isPrivate ? 'private' : 'public', records.ok && `${records.value.length} record sets`),
    })),
    ...items(healthChecks, ({ id, name, what, isDisabled, isInverted }) => ({
      kind: 'health-check',
      id,
      name,
      state: null,
      detail: words(what, isDisabled && 'disabled', isInverted && 'inverted'),
    })),
    ...items(dxGateways, ({ id, name, state, associations }) => ({
      kind: 'dx-gateway',
      id,
      name,
      state,
      detail: words(associations.ok && `${associations.value.length} associations`),
    })),
  ];
}

function regionItems(region: RegionInventory): Bare[] {
  return [...vpnItems(region), ...networkItems(region), ...directConnectItems(region)];
}

function vpnItems(region: RegionInventory): Bare[] {
  return [
    ...items(region.vpnConnections, ({ id, name, state, isStatic, tunnels, ...each }) => ({
      kind: 'vpn-connection',
      id,
      name,
      state,
      detail: words(
        isStatic ? 'static' : 'BGP',
        each.vpnGatewayId ?? each.transitGatewayId,
        each.customerGatewayId,
        `${tunnels.filter(({ status }) => status === 'UP').length} of ${tunnels.length} tunnels up`,
      ),
    })),
    ...items(region.customerGateways, ({ id, name, state, ipAddress, bgpAsn }) => ({
      kind: 'customer-gateway',
      id,
      name,
      state,
      detail: words(ipAddress, bgpAsn !== null && `ASN ${bgpAsn}`),
    })),
    ...items(region.vpnGateways, ({ id, name, state, attachments }) => ({
      kind: 'vpn-gateway',
      id,
      name,
      state,
      detail: words(...attachments.map(({ vpcId }) => vpcId)),
    })),
    ...items(region.transitGateways, ({ id, name, state, amazonSideAsn }) => ({
      kind: 'transit-gateway',
      id,
      name,
      state,
      detail: words(amazonSideAsn !== null && `ASN ${amazonSideAsn}`),
    })),
    ...items(region.transitAttachments, ({ id, name, state, resourceType, resourceId }) => ({
      kind: 'transit-gateway-attachment',
      id,
      name,
      state,
      detail: words(resourceType, resourceId),
    })),
  ];
}

function networkItems(region: RegionInventory): Bare[] {
  return [
    ...items(region.vpcs, ({ id, name, state, cidrs, isDefault }) => ({
      kind: 'vpc',
      id,
      name,
      state,
      detail: words(isDefault && 'default', ...cidrs),
    })),
    ...items(region.subnets, ({ id, name, cidr, zone, vpcId }) => ({
      kind: 'subnet',
      id,
      name,
      state: null,
      detail: words(cidr, zone, vpcId),
    })),
    ...items(region.routeTables, ({ id, name, vpcId, routes }) => ({
      kind: 'route-table',
      id,
      name,
      state: null,
      detail: words(vpcId, `${routes.length} routes`),
    })),
    ...items(region.natGateways, ({ id, name, state, vpcId, subnetId }) => ({
      kind: 'nat-gateway',
      id,
      name,
      state,
      detail: words(vpcId, subnetId),
    })),
    ...items(region.peerings, ({ id, name, status, requester, accepter }) => ({
      kind: 'vpc-peering',
      id,
      name,
      state: status,
      detail: words(requester.vpcId, accepter.vpcId),
    })),
    ...items(region.securityGroups, ({ id, name, vpcId, rules }) => ({
      kind: 'security-group',
      id,
      name,
      state: null,
      detail: words(vpcId, `${rules.length} rules`),
    })),
    ...items(region.endpointServices, ({ id, name, state, serviceName }) => ({
      kind: 'endpoint-service',
      id,
      name,
      state,
      detail: serviceName,
    })),
    ...items(region.resolverEndpoints, ({ id, name, status, direction, vpcId }) => ({
      kind: 'resolver-endpoint',
      id,
      name,
      state: status,
      detail: words(direction.toLowerCase(), vpcId),
    })),
  ];
}

function directConnectItems(region: RegionInventory): Bare[] {
  return [
    ...items(region.dxConnections, ({ id, name, state, location, partner }) => ({
      kind: 'dx-connection',
      id,
      name,
      state,
      detail: words(location, partner),
    })),
    ...items(region.dxLags, ({ id, name, state, location, connectionIds }) => ({
      kind: 'dx-lag',
      id,
      name,
      state,
      detail: words(location, `${connectionIds.length} connections`),
    })),
    ...items(region.virtualInterfaces, ({ id, name, state, kind, connectionId }) => ({
      kind: 'virtual-interface',
      id,
      name,
      state,
      detail: words(kind, connectionId),
    })),
  ];
}

function gatewayItem({ id, name, facts }: GatewayItem): InventoryItem {
  const place = { kind: 'gateway', id, name, account: null, region: null };
  if (!facts.ok) return { ...place, state: 'not read', detail: '' };
  const { os, strongswan, service } = facts.value;
  const version = strongswan.product === 'none' ? 'no strongSwan' : words(strongswan.product, strongswan.version);
  const state = service.isRunning === null ? null : service.isRunning ? 'running' : 'stopped';
  return { ...place, state, detail: words(`${os.name} ${os.version ?? ''}`.trim(), version) };
}

function items<T>(list: Read<readonly T[]>, itemOf: (thing: T) => Bare): Bare[] {
  return list.ok ? list.value.map(itemOf) : [];
}

function words(...parts: readonly (string | null | false)[]): string {
  return parts.filter(Boolean).join(' · ');
}
