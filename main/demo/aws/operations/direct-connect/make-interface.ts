import type { DxPeer, DxVirtualInterface, InterfaceKind } from '../../world/direct-connect.ts';
import type { Call } from '../operation.ts';
import { checkAsns, checkPlace, checkWanted, type WantedInterface } from './interface-rules.ts';
import { targetOf } from './interface-targets.ts';
import { tagsAtBirth } from './lists.ts';
import { addressesOf, type WantedAddresses } from './peer-addresses.ts';

/** Another account's, for the caller's to accept, when `owner` is another. */
export function makeInterface(
  connectionId: string | undefined,
  wanted: WantedInterface,
  kind: InterfaceKind,
  call: Call,
  owner = call.world.accountId,
): DxVirtualInterface {
  const port = checkPlace(connectionId, wanted, kind, call);
  const { asn, mtu } = checkWanted(wanted, kind);
  const isForOther = owner !== call.world.accountId;
  const target = isForOther
    ? { virtualGatewayId: null, directConnectGatewayId: null, amazonSideAsn: 64_512 }
    : targetOf(wanted, kind, call);
  if (!isForOther) checkAsns(asn, target.amazonSideAsn);
  const made: DxVirtualInterface = {
    id: call.newId('dxvif'),
    tags: tagsAtBirth(wanted.tags),
    kind,
    ownerAccount: owner,
    connectionId: port.id,
    location: port.location,
    name: wanted.virtualInterfaceName ?? '',
    vlan: wanted.vlan ?? 0,
    asn,
    mtu,
    siteLink: wanted.enableSiteLink ?? false,
    ...target,
    prefixes: (wanted.routeFilterPrefixes ?? []).map(({ cidr = '' }) => cidr),
    peers: [newPeer({ ...wanted, asn }, kind, call)],
    createdAt: call.now,
    ...(isForOther ? { state: 'confirming' } : beginning(kind, call)),
    ...call.birth(),
  };
  call.region.directConnect.virtualInterfaces.push(made);
  return made;
}

/** A public one is looked at by AWS first. */
export function beginning(kind: InterfaceKind, call: Call) {
  return kind === 'public'
    ? { state: 'verifying', due: call.due('down', 'dxVerify') }
    : { state: 'pending', due: call.due('down', 'dxInterface') };
}

export function newPeer(
  wanted: WantedAddresses & { asn: number; authKey?: string | undefined },
  kind: InterfaceKind,
  call: Call,
): DxPeer {
  const authKey = wanted.authKey ?? Buffer.from(call.randomBytes(18)).toString('base64url');
  const wait = kind === 'public' ? 'dxVerify' : 'dxInterface';
  return {
    id: call.newId('dxpeer'),
    asn: wanted.asn,
    authKey,
    ...addressesOf(wanted, kind, call),
    state: kind === 'public' ? 'verifying' : 'pending',
    due: call.due('available', wait),
    upAt: null,
  };
}
