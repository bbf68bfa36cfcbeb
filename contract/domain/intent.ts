import { z } from 'zod';
import { Ipv4, PublicIpv4, RoutedCidr } from './cidr.ts';
import { AmazonSideAsn, CustomerGatewayAsn, InsideCidr, TunnelProfile } from './vpn.ts';

function awsId(prefix: string, what: string) {
  return z.string().regex(new RegExp(`^${prefix}-[0-9a-f]{8,17}$`), `Choose ${what}`);
}

/** The name of a link, of a gateway, of a tag's value: printable, on one line. */
export function nameOf(what: string) {
  return z
    .string()
    .trim()
    .min(1, `Give the ${what} a name`)
    .max(60, `The name of a ${what} has at most 60 characters`)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'Use printable characters only');
}

export const LinkName = nameOf('link');
export const ProfileName = z
  .string()
  .min(1, 'Choose an AWS profile')
  .max(128, 'A profile name has at most 128 characters');
export const RegionName = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'Choose a region, such as eu-west-1');
export const VpcId = awsId('vpc', 'a VPC');
export const RouteTableId = awsId('rtb', 'a route table');
export const SecurityGroupId = awsId('sg', 'a security group');
export const GatewayId = z.string().regex(/^gw-[a-z2-7]{8}$/, 'Choose a gateway');
export const LinkId = z.string().regex(/^[a-z2-7]{8}$/, 'That is not the id of a link');
export const PlanId = z.string().regex(/^[a-z0-9-]{8,40}$/, 'That is not the id of a plan');

export const AttachmentIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('existing'), id: awsId('vgw', 'a virtual private gateway') }),
  z.object({ kind: z.literal('new'), amazonSideAsn: AmazonSideAsn }),
]);

export const CustomerGatewayIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('existing'), id: awsId('cgw', 'a customer gateway') }),
  z.object({ kind: z.literal('new'), bgpAsn: CustomerGatewayAsn }),
]);

const SiteSubnets = z
  .array(RoutedCidr)
  .min(1, 'Name at least one network of this site')
  .max(50, 'A link carries at most 50 site networks');

export const SiteIntent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('gateway'),
    gatewayId: GatewayId,
    /** What AWS sees: the box's own address, or that of the NAT in front of it. */
    outsideAddress: PublicIpv4,
    /** The address on the box that sends IKE; differs from the outside address behind NAT. */
    localAddress: Ipv4,
    subnets: SiteSubnets,
  }),
  z.object({ kind: z.literal('device'), outsideAddress: PublicIpv4, subnets: SiteSubnets }),
]);
export type SiteIntent = z.infer<typeof SiteIntent>;

export const SecurityRuleIntent = z.object({
  groupId: SecurityGroupId,
  protocol: z.enum(['all', 'icmp', 'tcp', 'udp'], 'Choose what the site may reach: all, icmp, tcp or udp'),
  /** For tcp and udp; null means every port. */
  port: z
    .int('A port is a number from 1 to 65535')
    .min(1, 'A port is a number from 1 to 65535')
    .max(65_535, 'A port is a number from 1 to 65535')
    .nullable(),
});

export const RouteIntent = z.object({
  routeTableId: RouteTableId,
  how: z.enum(['propagate', 'static'], 'Choose propagation or static routes'),
});

/** Tags that a person adds to what Linkspan makes. */
export const Tags = z
  .array(
    z.object({
      key: z
        .string()
        .min(1, 'Give the tag a key')
        .max(127, 'A tag key has at most 127 characters')
        .refine((key) => !/^(aws|linkspan):/i.test(key), 'Keys that begin with aws: or linkspan: are reserved'),
      value: z.string().max(255, 'A tag value has at most 255 characters'),
    }),
  )
  .max(40, 'At most 40 tags')
  .refine((tags) => new Set(tags.map(({ key }) => key)).size === tags.length, 'Two tags have the same key');

/** What the person asked for. The whole input of the connect-a-site plan but the keys, which never stay in it. */
export const ConnectSiteIntent = z.object({
  name: LinkName,
  profile: ProfileName,
  region: RegionName,
  vpcId: VpcId,
  attachment: AttachmentIntent,
  site: SiteIntent,
  customerGateway: CustomerGatewayIntent,
  tunnels: z.object({
    profile: TunnelProfile,
    /** In the order in which AWS gets them; null lets AWS pick. */
    insideCidrs: z.tuple([InsideCidr.nullable(), InsideCidr.nullable()]),
    keys: z.enum(['generated', 'own'], 'Choose generated or own keys'),
  }),
  reach: z.object({
    routes: z.array(RouteIntent).max(200, 'At most 200 route tables'),
    securityRules: z.array(SecurityRuleIntent).max(20, 'At most 20 security group rules'),
  }),
  tags: Tags.refine((tags) => !tags.some(({ key }) => key === 'Name'), 'The name of the link becomes the tag Name'),
});
export type ConnectSiteIntent = z.infer<typeof ConnectSiteIntent>;
