import {
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  type Vpc as VpcAnswer,
  type VpcPeeringConnection,
  type VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';
import { allPages } from './pages.ts';
import { filtersOf, nameIn, readTags, type Tags } from './tags.ts';

export interface Vpc {
  readonly id: string;
  readonly name: string | null;
  /** The primary range first, then the associated secondary ones. */
  readonly cidrs: readonly string[];
  readonly isDefault: boolean;
  readonly state: string;
  readonly tags: Tags;
}

export interface Subnet {
  readonly id: string;
  readonly name: string | null;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  readonly tags: Tags;
}

export interface PeeredCidr {
  readonly peeringId: string;
  readonly cidr: string;
}

export async function listVpcs(ctx: AwsContext, signal: AbortSignal, vpcIds?: readonly string[]): Promise<Vpc[]> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeVpcs', signal, (options) =>
        ctx.ec2.send(
          new DescribeVpcsCommand(vpcIds === undefined ? { MaxResults: 200, NextToken } : { VpcIds: [...vpcIds] }),
          options,
        ),
      ),
    (page) => page.Vpcs,
  );
  return found.map(vpcOf);
}

export async function listSubnets(ctx: AwsContext, vpcId: string, signal: AbortSignal): Promise<Subnet[]> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeSubnets', signal, (options) =>
        ctx.ec2.send(
          new DescribeSubnetsCommand({ Filters: filtersOf({ 'vpc-id': vpcId }), MaxResults: 200, NextToken }),
          options,
        ),
      ),
    (page) => page.Subnets,
  );
  return found.map((subnet) => {
    const tags = readTags(subnet.Tags);
    return {
      id: subnet.SubnetId ?? '',
      name: nameIn(tags),
      vpcId: subnet.VpcId ?? '',
      cidr: subnet.CidrBlock ?? '',
      zone: subnet.AvailabilityZone ?? '',
      tags,
    };
  });
}

/** The ranges on the other side of the VPC's active peerings. */
export async function listPeeredCidrs(ctx: AwsContext, vpcId: string, signal: AbortSignal): Promise<PeeredCidr[]> {
  const sides = ['requester-vpc-info.vpc-id', 'accepter-vpc-info.vpc-id'] as const;
  const found = await Promise.all(sides.map((side) => peeringsBy(ctx, side, vpcId, signal)));
  return found.flat().flatMap((peering) => {
    const isRequester = peering.RequesterVpcInfo?.VpcId === vpcId;
    const other = isRequester ? peering.AccepterVpcInfo : peering.RequesterVpcInfo;
    return cidrsOf(other).map((cidr) => ({ peeringId: peering.VpcPeeringConnectionId ?? '', cidr }));
  });
}

function peeringsBy(
  ctx: AwsContext,
  side: string,
  vpcId: string,
  signal: AbortSignal,
): Promise<VpcPeeringConnection[]> {
  const Filters = filtersOf({ [side]: vpcId, 'status-code': 'active' });
  return allPages(
    (NextToken) =>
      read(ctx, 'DescribeVpcPeeringConnections', signal, (options) =>
        ctx.ec2.send(new DescribeVpcPeeringConnectionsCommand({ Filters, NextToken }), options),
      ),
    (page) => page.VpcPeeringConnections,
  );
}

function cidrsOf(info: VpcPeeringConnectionVpcInfo | undefined): string[] {
  const set = (info?.CidrBlockSet ?? []).flatMap((each) => each.CidrBlock ?? []);
  return set.length > 0 || info?.CidrBlock === undefined ? set : [info.CidrBlock];
}

function vpcOf(vpc: VpcAnswer): Vpc {
  const tags = readTags(vpc.Tags);
  const associated = (vpc.CidrBlockAssociationSet ?? [])
    .filter((each) => (each.CidrBlockState?.State ?? 'associated').startsWith('associat'))
    .flatMap((each) => each.CidrBlock ?? []);
  const primary = vpc.CidrBlock === undefined ? [] : [vpc.CidrBlock];
  return {
    id: vpc.VpcId ?? '',
    name: nameIn(tags),
    cidrs: [...new Set([...primary, ...associated])],
    isDefault: vpc.IsDefault ?? false,
    state: vpc.State ?? '',
    tags,
  };
}
