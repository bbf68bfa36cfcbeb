import { deleteAlarm, putTunnelAlarm } from '../../../main/aws/alarms.ts';
import type { AwsContext } from '../../../main/aws/aws-context.ts';
import { createCustomerGateway, deleteCustomerGateway } from '../../../main/aws/customer-gateways.ts';
import { createDxAssociation, deleteDxAssociation } from '../../../main/aws/direct-connect/associations.ts';
import {
  createDxInterface,
  createDxPeer,
  deleteDxPeer,
  type DxInterfaceWish,
} from '../../../main/aws/direct-connect/create-virtual-interface.ts';
import { createDxGateway, deleteDxGateway } from '../../../main/aws/direct-connect/gateways.ts';
import { confirmDxInterface, deleteDxInterface } from '../../../main/aws/direct-connect/virtual-interfaces.ts';
import {
  createHealthCheck,
  deleteHealthCheck,
  tagHealthCheck,
  updateHealthCheck,
} from '../../../main/aws/health-checks.ts';
import { changeRecordSets } from '../../../main/aws/record-sets.ts';
import { createRoute, deleteRoute, disablePropagation, enablePropagation } from '../../../main/aws/route-tables.ts';
import { authorizeIngress, revokeIngress } from '../../../main/aws/security-groups.ts';
import { addTags } from '../../../main/aws/tags.ts';
import { createVpnConnectionRoute, deleteVpnConnectionRoute } from '../../../main/aws/vpn-connection-routes.ts';
import { createVpnConnection, deleteVpnConnection } from '../../../main/aws/vpn-connections.ts';
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  detachVpnGateway,
} from '../../../main/aws/vpn-gateways.ts';
import { Secret } from '../../../main/secret.ts';
import { publicZone, websiteCheck } from '../../helpers/dns-intent.ts';
import { seededGateway, sharedVgw } from '../../helpers/direct-connect-intent.ts';
import { never, production } from './demo-context.ts';
import { tunnelWish } from './tunnel-wish.ts';

type Send = (ctx: AwsContext) => Promise<unknown>;

const gatewayId = sharedVgw;
const routeTableId = 'rtb-0c5ea5ede51ce0001';
const vpnConnectionId = 'vpn-0c5ea5ede51ce0001';
const groupId = 'sg-0b1de5a1f00d10001';
const virtualInterfaceId = 'dxvif-fg0demo1';
const cidr = '192.168.20.0/24';
const tags = {};

/** Every function of main/aws that changes something, by the call that it sends. */
export const changingCalls: Readonly<Record<string, Send>> = {
  CreateCustomerGateway: (ctx) => createCustomerGateway(ctx, { address: '198.51.100.7', bgpAsn: 65_000, tags }, never),
  DeleteCustomerGateway: (ctx) => deleteCustomerGateway(ctx, 'cgw-0c5ea5ede51ce0001', never),
  CreateVpnGateway: (ctx) => createVpnGateway(ctx, { amazonSideAsn: 64_512, tags }, never),
  AttachVpnGateway: (ctx) => attachVpnGateway(ctx, { gatewayId, vpcId: production }, never),
  DetachVpnGateway: (ctx) => detachVpnGateway(ctx, { gatewayId, vpcId: 'vpc-0c5ea5ede51ce0001' }, never),
  DeleteVpnGateway: (ctx) => deleteVpnGateway(ctx, gatewayId, never),
  CreateVpnConnection: (ctx) => {
    const tunnels = [tunnelWish(null), tunnelWish(null)] as const;
    return createVpnConnection(ctx, { customerGatewayId: 'cgw-1', vpnGatewayId: gatewayId, tunnels, tags }, never);
  },
  DeleteVpnConnection: (ctx) => deleteVpnConnection(ctx, vpnConnectionId, never),
  CreateVpnConnectionRoute: (ctx) => createVpnConnectionRoute(ctx, { vpnConnectionId, cidr }, never),
  DeleteVpnConnectionRoute: (ctx) => deleteVpnConnectionRoute(ctx, { vpnConnectionId, cidr }, never),
  CreateRoute: (ctx) => createRoute(ctx, { routeTableId, destination: cidr, gatewayId }, never),
  DeleteRoute: (ctx) => deleteRoute(ctx, { routeTableId, destination: cidr }, never),
  EnableVgwRoutePropagation: (ctx) => enablePropagation(ctx, { routeTableId, gatewayId }, never),
  DisableVgwRoutePropagation: (ctx) => disablePropagation(ctx, { routeTableId, gatewayId }, never),
  AuthorizeSecurityGroupIngress: (ctx) =>
    authorizeIngress(ctx, { groupId, protocol: 'tcp', fromPort: 1, toPort: 1, cidr, description: '', tags }, never),
  RevokeSecurityGroupIngress: (ctx) => revokeIngress(ctx, { groupId, ruleId: 'sgr-0b1de5a1f00d10001' }, never),
  CreateTags: (ctx) => addTags(ctx, production, { a: 'b' }, never),
  ChangeResourceRecordSets: (ctx) =>
    changeRecordSets(ctx, { zoneId: publicZone, changes: [{ action: 'CREATE', recordSet }], comment: '' }, never),
  CreateHealthCheck: (ctx) =>
    createHealthCheck(ctx, { callerReference: 'once', wish: { kind: 'alarm', region: 'eu-west-1', name: 'a' } }, never),
  UpdateHealthCheck: (ctx) => updateHealthCheck(ctx, { id: websiteCheck, version: 1, isInverted: true }, never),
  DeleteHealthCheck: (ctx) => deleteHealthCheck(ctx, websiteCheck, never),
  ChangeTagsForResource: (ctx) => tagHealthCheck(ctx, websiteCheck, { a: 'b' }, never),
  PutMetricAlarm: (ctx) => putTunnelAlarm(ctx, { name: 'a', vpnConnectionId, outsideAddress: null, tags }, never),
  DeleteAlarms: (ctx) => deleteAlarm(ctx, 'a', never),
  CreatePrivateVirtualInterface: (ctx) =>
    createDxInterface(ctx, interfaceWish('private', { kind: 'vgw', id: gatewayId }), never),
  CreatePublicVirtualInterface: (ctx) => createDxInterface(ctx, interfaceWish('public', null), never),
  CreateTransitVirtualInterface: (ctx) =>
    createDxInterface(ctx, interfaceWish('transit', { kind: 'dxgw', id: seededGateway }), never),
  DeleteVirtualInterface: (ctx) => deleteDxInterface(ctx, virtualInterfaceId, never),
  ConfirmPrivateVirtualInterface: (ctx) => confirm(ctx, 'private'),
  ConfirmPublicVirtualInterface: (ctx) => confirm(ctx, 'public'),
  ConfirmTransitVirtualInterface: (ctx) => confirm(ctx, 'transit'),
  CreateBGPPeer: (ctx) =>
    createDxPeer(ctx, { virtualInterfaceId, asn: 65_010, addressFamily: 'ipv6', key: null }, never),
  DeleteBGPPeer: (ctx) => deleteDxPeer(ctx, { virtualInterfaceId, bgpPeerId: 'dxpeer-fg0demo1' }, never),
  CreateDirectConnectGateway: (ctx) => createDxGateway(ctx, { name: 'core', amazonSideAsn: 64_600, tags }, never),
  DeleteDirectConnectGateway: (ctx) => deleteDxGateway(ctx, seededGateway, never),
  CreateDirectConnectGatewayAssociation: (ctx) =>
    createDxAssociation(ctx, { directConnectGatewayId: seededGateway, gatewayId, allowedPrefixes: [] }, never),
  DeleteDirectConnectGatewayAssociation: (ctx) => deleteDxAssociation(ctx, seededGateway, never),
};

const recordSet = { Name: 'a.nordhafen.example.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '203.0.113.1' }] };

function interfaceWish(kind: DxInterfaceWish['kind'], attachTo: DxInterfaceWish['attachTo']): DxInterfaceWish {
  return {
    kind,
    attachTo,
    connectionId: 'dxcon-fg0demo1',
    name: 'quay-2',
    vlan: 102,
    asn: 65_010,
    addressFamily: 'ipv4',
    addresses: null,
    key: new Secret('typed.key.of.quay'),
    mtu: 1500,
    siteLink: false,
    prefixes: [],
    tags,
  };
}

function confirm(ctx: AwsContext, kind: DxInterfaceWish['kind']) {
  return confirmDxInterface(
    ctx,
    { id: 'dxvif-fh0demo2', kind, attachTo: kind === 'public' ? null : { kind: 'dxgw', id: seededGateway } },
    never,
  );
}
