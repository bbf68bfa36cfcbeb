import {
  AttachVpnGatewayCommand,
  CreateVpnGatewayCommand,
  DeleteVpnGatewayCommand,
  DescribeVpnGatewaysCommand,
  DetachVpnGatewayCommand,
  type VpnGateway as VpnGatewayAnswer,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import { filtersOf, nameIn, readTags, tagSpecification, type Tags } from './tags.ts';

export interface VpnGateway {
  readonly id: string;
  readonly name: string | null;
  readonly state: string;
  readonly amazonSideAsn: number;
  /** Without those that are detached. */
  readonly attachments: readonly { readonly vpcId: string; readonly state: string }[];
  readonly tags: Tags;
}

export interface VpnGatewayFilter {
  readonly ids?: readonly string[];
  readonly vpcId?: string;
  readonly tag?: { readonly key: string; readonly value: string };
}

/** Deleted ones stay listed for a while: they are left out unless asked for by id. */
export async function listVpnGateways(
  ctx: AwsContext,
  filter: VpnGatewayFilter,
  signal: AbortSignal,
): Promise<VpnGateway[]> {
  const Filters = filtersOf({
    'vpn-gateway-id': filter.ids,
    'attachment.vpc-id': filter.vpcId,
    state: filter.ids === undefined ? ['pending', 'available', 'deleting'] : undefined,
    ...(filter.tag !== undefined && { [`tag:${filter.tag.key}`]: filter.tag.value }),
  });
  const answer = await read(ctx, 'DescribeVpnGateways', signal, (options) =>
    ctx.ec2.send(new DescribeVpnGatewaysCommand({ Filters }), options),
  );
  const found = (answer.VpnGateways ?? []).map(vpnGatewayOf);
  // The filter also finds a gateway that was detached from this VPC.
  return filter.vpcId === undefined
    ? found
    : found.filter((gateway) => gateway.attachments.some((each) => each.vpcId === filter.vpcId));
}

/** Sent once: AWS makes a second one if it is sent twice. */
export async function createVpnGateway(
  ctx: AwsContext,
  wish: { readonly amazonSideAsn: number; readonly tags: Tags },
  signal: AbortSignal,
): Promise<VpnGateway> {
  const answer = await change(ctx, 'CreateVpnGateway', signal, (options) =>
    ctx.ec2.send(
      new CreateVpnGatewayCommand({
        Type: 'ipsec.1',
        AmazonSideAsn: wish.amazonSideAsn,
        TagSpecifications: tagSpecification('vpn-gateway', wish.tags),
      }),
      options,
    ),
  );
  return vpnGatewayOf(answer.VpnGateway ?? {});
}

export interface Attachment {
  readonly gatewayId: string;
  readonly vpcId: string;
}

export async function attachVpnGateway(ctx: AwsContext, wish: Attachment, signal: AbortSignal): Promise<void> {
  const input = { VpnGatewayId: wish.gatewayId, VpcId: wish.vpcId };
  await change(
    ctx,
    'AttachVpnGateway',
    signal,
    (options) => ctx.ec2.send(new AttachVpnGatewayCommand(input), options),
    {
      repeatable: true,
    },
  );
}

/** One that is not attached is success. */
export async function detachVpnGateway(ctx: AwsContext, wish: Attachment, signal: AbortSignal): Promise<void> {
  const input = { VpnGatewayId: wish.gatewayId, VpcId: wish.vpcId };
  await unlessGone(
    change(ctx, 'DetachVpnGateway', signal, (options) => ctx.ec2.send(new DetachVpnGatewayCommand(input), options), {
      repeatable: true,
    }),
  );
}

/** One that is gone is success; one in use is a `conflict`. */
export async function deleteVpnGateway(ctx: AwsContext, id: string, signal: AbortSignal): Promise<void> {
  await unlessGone(
    change(
      ctx,
      'DeleteVpnGateway',
      signal,
      (options) => ctx.ec2.send(new DeleteVpnGatewayCommand({ VpnGatewayId: id }), options),
      { repeatable: true },
    ),
  );
}

function vpnGatewayOf(gateway: VpnGatewayAnswer): VpnGateway {
  const tags = readTags(gateway.Tags);
  return {
    id: gateway.VpnGatewayId ?? '',
    name: nameIn(tags),
    state: gateway.State ?? '',
    amazonSideAsn: gateway.AmazonSideAsn ?? 64_512,
    attachments: (gateway.VpcAttachments ?? [])
      .map((each) => ({ vpcId: each.VpcId ?? '', state: each.State ?? '' }))
      .filter((each) => each.state !== 'detached'),
    tags,
  };
}
