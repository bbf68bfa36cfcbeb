import {
  CreateDirectConnectGatewayCommand,
  DeleteDirectConnectGatewayCommand,
  DescribeDirectConnectGatewayAttachmentsCommand,
  DescribeDirectConnectGatewaysCommand,
  type DirectConnectGateway,
} from '@aws-sdk/client-direct-connect';
import type { AwsContext } from '../aws-context.ts';
import { change, read, unlessGone } from '../call.ts';
import { shownText } from '../shown-text.ts';
import type { Tags } from '../tags.ts';
import { dxPages } from './dx-pages.ts';
import { readDxTags, writeDxTags } from './dx-tags.ts';

export interface DxGatewayFacts {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly amazonSideAsn: number;
  readonly ownerAccount: string;
  readonly tags: Tags;
}

/** Of the account: the same in every region. Deleted ones stay listed for a while. */
export async function listDxGateways(ctx: AwsContext, signal: AbortSignal): Promise<DxGatewayFacts[]> {
  const ask = (page: object) =>
    read(
      ctx,
      'DescribeDirectConnectGateways',
      signal,
      (options) => ctx.directconnect.send(new DescribeDirectConnectGatewaysCommand(page), options),
      'directconnect',
    );
  return (await dxPages(ask, ({ directConnectGateways }) => directConnectGateways)).map(gatewayOf);
}

/** The virtual interfaces of one gateway, in every region and account. */
export async function listDxAttachments(
  ctx: AwsContext,
  directConnectGatewayId: string,
  signal: AbortSignal,
): Promise<{ readonly virtualInterfaceId: string; readonly state: string }[]> {
  const ask = (page: object) => {
    const command = () => new DescribeDirectConnectGatewayAttachmentsCommand({ directConnectGatewayId, ...page });
    return read(
      ctx,
      'DescribeDirectConnectGatewayAttachments',
      signal,
      (options) => ctx.directconnect.send(command(), options),
      'directconnect',
    );
  };
  const found = await dxPages(ask, (page) => page.directConnectGatewayAttachments);
  return found.map((one) => ({ virtualInterfaceId: one.virtualInterfaceId ?? '', state: one.attachmentState ?? '' }));
}

/** Sent once: AWS makes a second one if it is sent twice. */
export async function createDxGateway(
  ctx: AwsContext,
  wish: { readonly name: string; readonly amazonSideAsn: number; readonly tags: Tags },
  signal: AbortSignal,
): Promise<DxGatewayFacts> {
  const input = {
    directConnectGatewayName: wish.name,
    amazonSideAsn: wish.amazonSideAsn,
    tags: writeDxTags(wish.tags),
  };
  const answer = await change(
    ctx,
    'CreateDirectConnectGateway',
    signal,
    (options) => ctx.directconnect.send(new CreateDirectConnectGatewayCommand(input), options),
    { service: 'directconnect' },
  );
  return gatewayOf(answer.directConnectGateway ?? {});
}

/** One that is gone is success; one in use is a `conflict`. */
export async function deleteDxGateway(
  ctx: AwsContext,
  directConnectGatewayId: string,
  signal: AbortSignal,
): Promise<void> {
  const command = () => new DeleteDirectConnectGatewayCommand({ directConnectGatewayId });
  const send = (options: object) => ctx.directconnect.send(command(), options);
  await unlessGone(
    change(ctx, 'DeleteDirectConnectGateway', signal, send, { repeatable: true, service: 'directconnect' }),
  );
}

function gatewayOf(one: DirectConnectGateway): DxGatewayFacts {
  return {
    id: one.directConnectGatewayId ?? '',
    name: shownText(one.directConnectGatewayName ?? ''),
    state: one.directConnectGatewayState ?? 'unknown',
    amazonSideAsn: one.amazonSideAsn ?? 64_512,
    ownerAccount: one.ownerAccount ?? '',
    tags: readDxTags(one.tags),
  };
}
