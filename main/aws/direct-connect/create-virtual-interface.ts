import {
  CreateBGPPeerCommand,
  CreatePrivateVirtualInterfaceCommand,
  CreatePublicVirtualInterfaceCommand,
  CreateTransitVirtualInterfaceCommand,
  DeleteBGPPeerCommand,
  type VirtualInterface as Answer,
} from '@aws-sdk/client-direct-connect';
import type { InterfaceKind } from '../../../contract/domain/direct-connect.ts';
import type { Secret } from '../../secret.ts';
import type { AwsContext } from '../aws-context.ts';
import { change, unlessGone } from '../call.ts';
import type { Tags } from '../tags.ts';
import { writeDxTags } from './dx-tags.ts';
import { type DxInterface, interfaceOf } from './virtual-interface.ts';

export interface DxInterfaceWish {
  readonly kind: InterfaceKind;
  readonly connectionId: string;
  readonly name: string;
  readonly vlan: number;
  readonly asn: number;
  /** null for a public one. */
  readonly attachTo: { readonly kind: 'vgw' | 'dxgw'; readonly id: string } | null;
  readonly addressFamily: 'ipv4' | 'ipv6';
  /** null lets AWS pick them. */
  readonly addresses: { readonly amazon: string; readonly customer: string } | null;
  /** null lets AWS make one: there is always one. */
  readonly key: Secret | null;
  readonly mtu: number;
  readonly siteLink: boolean;
  readonly prefixes: readonly string[];
  readonly tags: Tags;
}

/** Sent once. AWS refuses a second one with the same VLAN on the connection. */
export async function createDxInterface(
  ctx: AwsContext,
  wish: DxInterfaceWish,
  signal: AbortSignal,
): Promise<DxInterface> {
  const answer = await change(ctx, creations[wish.kind], signal, (options) => sendCreate(ctx, wish, options), {
    service: 'directconnect',
    secrets: wish.key === null ? [] : [wish.key],
  });
  return interfaceOf(answer);
}

export const creations: Readonly<Record<InterfaceKind, string>> = {
  private: 'CreatePrivateVirtualInterface',
  public: 'CreatePublicVirtualInterface',
  transit: 'CreateTransitVirtualInterface',
};

async function sendCreate({ directconnect }: AwsContext, wish: DxInterfaceWish, options: object): Promise<Answer> {
  const { connectionId, kind, mtu, attachTo } = wish;
  const common = commonOf(wish);
  const enableSiteLink = wish.siteLink;
  switch (kind) {
    case 'private': {
      const gateway =
        attachTo?.kind === 'vgw' ? { virtualGatewayId: attachTo.id } : { directConnectGatewayId: attachTo?.id };
      // Named only when it is asked for: partitions without it refuse the member.
      const wanted = { ...common, mtu, ...gateway, ...(enableSiteLink && { enableSiteLink }) };
      const command = new CreatePrivateVirtualInterfaceCommand({ connectionId, newPrivateVirtualInterface: wanted });
      return directconnect.send(command, options);
    }
    case 'transit': {
      const wanted = {
        ...common,
        mtu,
        directConnectGatewayId: attachTo?.id,
        ...(enableSiteLink && { enableSiteLink }),
      };
      const command = new CreateTransitVirtualInterfaceCommand({ connectionId, newTransitVirtualInterface: wanted });
      return (await directconnect.send(command, options)).virtualInterface ?? {};
    }
    case 'public': {
      const wanted = { ...common, routeFilterPrefixes: wish.prefixes.map((cidr) => ({ cidr })) };
      const command = new CreatePublicVirtualInterfaceCommand({ connectionId, newPublicVirtualInterface: wanted });
      return directconnect.send(command, options);
    }
  }
}

function commonOf({ name, vlan, asn, addressFamily, addresses, key, tags }: DxInterfaceWish) {
  return {
    virtualInterfaceName: name,
    vlan,
    asnLong: asn,
    addressFamily,
    ...(addresses && { amazonAddress: addresses.amazon, customerAddress: addresses.customer }),
    ...(key && { authKey: key.reveal() }),
    tags: writeDxTags(tags),
  };
}

export interface DxPeerWish {
  readonly virtualInterfaceId: string;
  readonly asn: number;
  readonly addressFamily: 'ipv4' | 'ipv6';
  readonly key: Secret | null;
}

/** Sent once. AWS refuses a second peer of the same family. */
export async function createDxPeer(ctx: AwsContext, wish: DxPeerWish, signal: AbortSignal): Promise<DxInterface> {
  const { virtualInterfaceId, asn, addressFamily, key } = wish;
  const newBGPPeer = { asnLong: asn, addressFamily, ...(key && { authKey: key.reveal() }) };
  const answer = await change(
    ctx,
    'CreateBGPPeer',
    signal,
    (options) => ctx.directconnect.send(new CreateBGPPeerCommand({ virtualInterfaceId, newBGPPeer }), options),
    { service: 'directconnect', secrets: key === null ? [] : [key] },
  );
  return interfaceOf(answer.virtualInterface ?? {});
}

/** One that is gone is success. The last one cannot be deleted: AWS says `conflict`. */
export async function deleteDxPeer(
  ctx: AwsContext,
  { virtualInterfaceId, bgpPeerId }: { readonly virtualInterfaceId: string; readonly bgpPeerId: string },
  signal: AbortSignal,
): Promise<void> {
  const command = () => new DeleteBGPPeerCommand({ virtualInterfaceId, bgpPeerId });
  const send = (options: object) => ctx.directconnect.send(command(), options);
  await unlessGone(change(ctx, 'DeleteBGPPeer', signal, send, { repeatable: true, service: 'directconnect' }));
}
