import {
  ConfirmPrivateVirtualInterfaceCommand,
  ConfirmPublicVirtualInterfaceCommand,
  ConfirmTransitVirtualInterfaceCommand,
  DeleteVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type { InterfaceKind } from '../../../contract/domain/direct-connect.ts';
import type { AwsContext } from '../aws-context.ts';
import { change, read, unlessGone } from '../call.ts';
import { dxPages } from './dx-pages.ts';
import { type DxInterface, interfaceOf } from './virtual-interface.ts';

/** Deleted ones stay listed for a while. */
export async function listDxInterfaces(ctx: AwsContext, signal: AbortSignal): Promise<DxInterface[]> {
  const ask = (page: object) =>
    read(
      ctx,
      'DescribeVirtualInterfaces',
      signal,
      (options) => ctx.directconnect.send(new DescribeVirtualInterfacesCommand(page), options),
      'directconnect',
    );
  return (await dxPages(ask, ({ virtualInterfaces }) => virtualInterfaces)).map(interfaceOf);
}

/** One that is gone is success. */
export async function deleteDxInterface(
  ctx: AwsContext,
  virtualInterfaceId: string,
  signal: AbortSignal,
): Promise<void> {
  const command = () => new DeleteVirtualInterfaceCommand({ virtualInterfaceId });
  const send = (options: object) => ctx.directconnect.send(command(), options);
  await unlessGone(change(ctx, 'DeleteVirtualInterface', signal, send, { repeatable: true, service: 'directconnect' }));
}

export interface Confirmation {
  readonly id: string;
  readonly kind: InterfaceKind;
  /** null for a public one. */
  readonly attachTo: { readonly kind: 'vgw' | 'dxgw'; readonly id: string } | null;
}

/** Accepts what another account made for this one. Sent once: a second confirmation is refused. */
export async function confirmDxInterface(ctx: AwsContext, wish: Confirmation, signal: AbortSignal): Promise<void> {
  const { id: virtualInterfaceId, kind, attachTo } = wish;
  const { directconnect } = ctx;
  const gateway =
    attachTo?.kind === 'vgw' ? { virtualGatewayId: attachTo.id } : { directConnectGatewayId: attachTo?.id ?? '' };
  const senders: Readonly<Record<InterfaceKind, (options: object) => Promise<unknown>>> = {
    private: (options) =>
      directconnect.send(new ConfirmPrivateVirtualInterfaceCommand({ virtualInterfaceId, ...gateway }), options),
    public: (options) => directconnect.send(new ConfirmPublicVirtualInterfaceCommand({ virtualInterfaceId }), options),
    transit: (options) =>
      directconnect.send(
        new ConfirmTransitVirtualInterfaceCommand({ virtualInterfaceId, directConnectGatewayId: attachTo?.id ?? '' }),
        options,
      ),
  };
  await change(ctx, confirmations[kind], signal, senders[kind], { service: 'directconnect' });
}

export const confirmations: Readonly<Record<InterfaceKind, string>> = {
  private: 'ConfirmPrivateVirtualInterface',
  public: 'ConfirmPublicVirtualInterface',
  transit: 'ConfirmTransitVirtualInterface',
};
