import {
  CreateCustomerGatewayCommand,
  DeleteCustomerGatewayCommand,
  DescribeCustomerGatewaysCommand,
  type CustomerGateway as CustomerGatewayAnswer,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import { filtersOf, nameIn, readTags, tagSpecification, type Tags } from './tags.ts';
import { shownText } from './shown-text.ts';

export interface CustomerGateway {
  readonly id: string;
  readonly name: string | null;
  /** `pending`, `available`, `deleting`, `deleted` and what AWS may add. */
  readonly state: string;
  readonly address: string | null;
  readonly bgpAsn: number;
  readonly deviceName: string | null;
  readonly tags: Tags;
}

export interface CustomerGatewayFilter {
  readonly ids?: readonly string[];
  readonly address?: string;
  readonly tag?: { readonly key: string; readonly value: string };
}

/** Deleted ones stay listed for a while: they are left out unless asked for by id. */
export async function listCustomerGateways(
  ctx: AwsContext,
  filter: CustomerGatewayFilter,
  signal: AbortSignal,
): Promise<CustomerGateway[]> {
  const Filters = filtersOf({
    'customer-gateway-id': filter.ids,
    'ip-address': filter.address,
    state: filter.ids === undefined ? ['pending', 'available', 'deleting'] : undefined,
    ...(filter.tag !== undefined && { [`tag:${filter.tag.key}`]: filter.tag.value }),
  });
  const answer = await read(ctx, 'DescribeCustomerGateways', signal, (options) =>
    ctx.ec2.send(new DescribeCustomerGatewaysCommand({ Filters }), options),
  );
  return (answer.CustomerGateways ?? []).map(customerGatewayOf);
}

export interface CustomerGatewayWish {
  readonly address: string;
  readonly bgpAsn: number;
  readonly tags: Tags;
}

/**
 * AWS may answer with one that exists already (same address and ASN): compare its tags with the wish
 * before calling it ours. Sent once: the outcome of a lost answer is unknown.
 */
export async function createCustomerGateway(
  ctx: AwsContext,
  wish: CustomerGatewayWish,
  signal: AbortSignal,
): Promise<CustomerGateway> {
  const asn = wish.bgpAsn > 2_147_483_647 ? { BgpAsnExtended: wish.bgpAsn } : { BgpAsn: wish.bgpAsn };
  const answer = await change(ctx, 'CreateCustomerGateway', signal, (options) =>
    ctx.ec2.send(
      new CreateCustomerGatewayCommand({
        Type: 'ipsec.1',
        IpAddress: wish.address,
        ...asn,
        TagSpecifications: tagSpecification('customer-gateway', wish.tags),
      }),
      options,
    ),
  );
  return customerGatewayOf(answer.CustomerGateway ?? {});
}

/** One that is gone is success; one in use is a `conflict`. */
export async function deleteCustomerGateway(ctx: AwsContext, id: string, signal: AbortSignal): Promise<void> {
  await unlessGone(
    change(
      ctx,
      'DeleteCustomerGateway',
      signal,
      (options) => ctx.ec2.send(new DeleteCustomerGatewayCommand({ CustomerGatewayId: id }), options),
      { repeatable: true },
    ),
  );
}

function customerGatewayOf(gateway: CustomerGatewayAnswer): CustomerGateway {
  const tags = readTags(gateway.Tags);
  return {
    id: gateway.CustomerGatewayId ?? '',
    name: nameIn(tags),
    state: gateway.State ?? '',
    address: gateway.IpAddress ?? null,
    bgpAsn: Number(gateway.BgpAsnExtended ?? gateway.BgpAsn ?? 0),
    deviceName: gateway.DeviceName === undefined ? null : shownText(gateway.DeviceName),
    tags,
  };
}
