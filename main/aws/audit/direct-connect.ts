import {
  DescribeConnectionsCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeDirectConnectGatewayAttachmentsCommand,
  DescribeDirectConnectGatewaysCommand,
  DescribeLagsCommand,
  DescribeVirtualInterfacesCommand,
  type BGPPeer,
  type Connection,
  type Lag,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { shownText } from '../shown-text.ts';

type Send<T> = (token: { nextToken?: string }, options: { readonly abortSignal: AbortSignal }) => Promise<T>;

export async function readDxConnections(ctx: AwsContext, signal: AbortSignal) {
  const found = await everything(
    ctx,
    'DescribeConnections',
    signal,
    (token, options) => ctx.directconnect.send(new DescribeConnectionsCommand(token), options),
    (page) => page.connections,
  );
  return found.map((each) => ({
    ...itemOf(each.connectionId, each.connectionName, each.tags),
    state: each.connectionState ?? '',
    location: shownText(each.location ?? ''),
    lagId: each.lagId ?? null,
    awsDevice: deviceOf(each),
    partner: each.partnerName === undefined ? null : shownText(each.partnerName),
    macSec: macSecOf(each),
  }));
}

export async function readDxLags(ctx: AwsContext, signal: AbortSignal) {
  const found = await everything(
    ctx,
    'DescribeLags',
    signal,
    (token, options) => ctx.directconnect.send(new DescribeLagsCommand(token), options),
    (page) => page.lags,
  );
  return found.map((each) => ({
    ...itemOf(each.lagId, each.lagName, each.tags),
    state: each.lagState ?? '',
    location: shownText(each.location ?? ''),
    awsDevice: deviceOf(each),
    connectionIds: (each.connections ?? []).flatMap(({ connectionId }) => connectionId ?? []),
    macSec: macSecOf(each),
  }));
}

/** Of a peer's key nothing is kept but whether it has at least `keyCharacters`. */
export async function readVirtualInterfaces(ctx: AwsContext, keyCharacters: number, signal: AbortSignal) {
  const found = await everything(
    ctx,
    'DescribeVirtualInterfaces',
    signal,
    (token, options) => ctx.directconnect.send(new DescribeVirtualInterfacesCommand(token), options),
    (page) => page.virtualInterfaces,
  );
  return found.map((each) => ({
    ...itemOf(each.virtualInterfaceId, each.virtualInterfaceName, each.tags),
    kind: kindOf(each),
    state: each.virtualInterfaceState ?? '',
    connectionId: each.connectionId ?? '',
    attachedTo: attachedTo(each),
    prefixes: (each.routeFilterPrefixes ?? []).flatMap(({ cidr }) => cidr ?? []),
    peers: (each.bgpPeers ?? []).map((peer) => peerOf(peer, keyCharacters)),
  }));
}

export async function readDxGateways(ctx: AwsContext, signal: AbortSignal) {
  const found = await everything(
    ctx,
    'DescribeDirectConnectGateways',
    signal,
    (token, options) => ctx.directconnect.send(new DescribeDirectConnectGatewaysCommand(token), options),
    (page) => page.directConnectGateways,
  );
  return found.map((each) => ({
    ...itemOf(each.directConnectGatewayId, each.directConnectGatewayName, each.tags),
    state: each.directConnectGatewayState ?? '',
    ownerAccount: each.ownerAccount ?? '',
  }));
}

export async function readDxAssociations(ctx: AwsContext, directConnectGatewayId: string, signal: AbortSignal) {
  const found = await everything(
    ctx,
    'DescribeDirectConnectGatewayAssociations',
    signal,
    (token, options) =>
      ctx.directconnect.send(
        new DescribeDirectConnectGatewayAssociationsCommand({ directConnectGatewayId, ...token }),
        options,
      ),
    (page) => page.directConnectGatewayAssociations,
  );
  return found.map((each) => ({
    id: each.associationId ?? '',
    gatewayId: each.associatedGateway?.id ?? each.virtualGatewayId ?? '',
    gatewayKind: gatewayKinds[each.associatedGateway?.type ?? ''] ?? ('unknown' as const),
    region: each.associatedGateway?.region ?? each.virtualGatewayRegion ?? '',
    ownerAccount: each.associatedGateway?.ownerAccount ?? each.virtualGatewayOwnerAccount ?? null,
    state: each.associationState ?? '',
    allowedPrefixes: (each.allowedPrefixesToDirectConnectGateway ?? []).flatMap(({ cidr }) => cidr ?? []),
  }));
}

export async function readDxAttachments(ctx: AwsContext, directConnectGatewayId: string, signal: AbortSignal) {
  const found = await everything(
    ctx,
    'DescribeDirectConnectGatewayAttachments',
    signal,
    (token, options) =>
      ctx.directconnect.send(
        new DescribeDirectConnectGatewayAttachmentsCommand({ directConnectGatewayId, ...token }),
        options,
      ),
    (page) => page.directConnectGatewayAttachments,
  );
  return found.map((each) => ({
    virtualInterfaceId: each.virtualInterfaceId ?? '',
    region: each.virtualInterfaceRegion ?? '',
    state: each.attachmentState ?? '',
  }));
}

const gatewayKinds: Readonly<Record<string, 'vgw' | 'tgw'>> = { virtualPrivateGateway: 'vgw', transitGateway: 'tgw' };

function everything<P extends { readonly nextToken?: string | undefined }, T>(
  ctx: AwsContext,
  action: string,
  signal: AbortSignal,
  send: Send<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  return allPages(
    async (token) => {
      const page = await read(
        ctx,
        action,
        signal,
        (options) => send(token === undefined ? {} : { nextToken: token }, options),
        'directconnect',
      );
      return { page, NextToken: page.nextToken };
    },
    ({ page }) => items(page),
  );
}

function itemOf(
  id: string | undefined,
  name: string | undefined,
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined,
) {
  return {
    id: id ?? '',
    name: name === undefined || name === '' ? null : shownText(name),
    tags: Object.fromEntries((tags ?? []).map(({ key = '', value = '' }) => [shownText(key), shownText(value)])),
  };
}

function deviceOf(each: Connection | Lag): string | null {
  const device = each.awsLogicalDeviceId ?? each.awsDeviceV2 ?? each.awsDevice;
  return device === undefined ? null : shownText(device);
}

function macSecOf(each: Connection | Lag) {
  return {
    isCapable: each.macSecCapable ?? false,
    mode: each.encryptionMode ?? null,
    portStatus: 'portEncryptionStatus' in each ? (each.portEncryptionStatus ?? null) : null,
  };
}

function kindOf({ virtualInterfaceType: type }: VirtualInterface): 'private' | 'public' | 'transit' {
  return type === 'public' || type === 'transit' ? type : 'private';
}

function attachedTo(each: VirtualInterface): { readonly kind: 'vgw' | 'dxgw'; readonly id: string } | null {
  if (each.directConnectGatewayId) return { kind: 'dxgw', id: each.directConnectGatewayId };
  return each.virtualGatewayId ? { kind: 'vgw', id: each.virtualGatewayId } : null;
}

function peerOf(peer: BGPPeer, keyCharacters: number) {
  return {
    id: peer.bgpPeerId ?? '',
    addressFamily: peer.addressFamily === 'ipv6' ? ('ipv6' as const) : ('ipv4' as const),
    state: peer.bgpPeerState ?? '',
    status: peer.bgpStatus ?? 'unknown',
    key: keyClass(peer.authKey, keyCharacters),
  };
}

/** AWS sets a key wherever none was given: an empty one, or stars, is a key that it does not show. */
function keyClass(key: string | undefined, keyCharacters: number): 'short' | 'long' | 'masked' {
  if (key === undefined || /^[*•]*$/.test(key)) return 'masked';
  return key.length < keyCharacters ? 'short' : 'long';
}
