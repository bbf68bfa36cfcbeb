import type { AuditReport, AuditResource } from '../../contract/domain/audit.ts';

export interface AwsPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** Where a finding is reported: where its resource is; else, for a gateway or what is global, where the audit's first profile looked. */
export function awsPlace({ account, region }: AuditResource, { identities, scope }: AuditReport): AwsPlace {
  const place = region ?? scope.targets[0]?.regions[0] ?? 'us-east-1';
  return { partition: partitionOf(place), account: account ?? identities[0]?.account ?? nobody, region: place };
}

/** Without a single profile that could sign in there is no account; Security Hub wants twelve digits. */
const nobody = '000000000000';

function partitionOf(region: string): string {
  return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

const partitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['us-iso-', 'aws-iso'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
] as const;

/** Security Hub's name where it has one. */
export function resourceType({ kind, id }: AuditResource): string {
  return kind === 'account' ? 'AwsAccount' : (known(id)?.type ?? 'Other');
}

/** The ARN where kind or form of the id tell it; else its path, which is unique in the account. */
export function resourceId({ kind, id }: AuditResource, { partition, account, region }: AwsPlace): string {
  if (kind === 'account') return `AWS::::Account:${account}`;
  const global = globalPaths[kind];
  if (global !== undefined) return `arn:${partition}:route53:::${global}/${id}`;
  if (kind === 'dx-gateway') return `arn:${partition}:directconnect::${account}:dx-gateway/${id}`;
  const found = known(id);
  if (found === undefined) return `linkspan/${kind}/${id}`;
  return `arn:${partition}:${found.service}:${region}:${account}:${found.path}/${id}`;
}

/** Route 53's ids have no form of their own. */
const globalPaths: Readonly<Record<string, string>> = { 'hosted-zone': 'hostedzone', 'health-check': 'healthcheck' };

function known(id: string): Form | undefined {
  return forms.find(({ prefix }) => id.startsWith(prefix));
}

interface Form {
  readonly prefix: string;
  readonly type: string;
  readonly service: string;
  readonly path: string;
}

/** By the form of the id, which AWS keeps, and not by our word for the kind. */
const forms: readonly Form[] = [
  { prefix: 'vpn-', type: 'AwsEc2VpnConnection', service: 'ec2', path: 'vpn-connection' },
  { prefix: 'vpc-', type: 'AwsEc2Vpc', service: 'ec2', path: 'vpc' },
  { prefix: 'sg-', type: 'AwsEc2SecurityGroup', service: 'ec2', path: 'security-group' },
  { prefix: 'acl-', type: 'AwsEc2NetworkAcl', service: 'ec2', path: 'network-acl' },
  { prefix: 'rtb-', type: 'AwsEc2RouteTable', service: 'ec2', path: 'route-table' },
  { prefix: 'subnet-', type: 'AwsEc2Subnet', service: 'ec2', path: 'subnet' },
  { prefix: 'tgw-attach-', type: 'Other', service: 'ec2', path: 'transit-gateway-attachment' },
  { prefix: 'tgw-rtb-', type: 'Other', service: 'ec2', path: 'transit-gateway-route-table' },
  { prefix: 'tgw-', type: 'AwsEc2TransitGateway', service: 'ec2', path: 'transit-gateway' },
  { prefix: 'vgw-', type: 'Other', service: 'ec2', path: 'vpn-gateway' },
  { prefix: 'cgw-', type: 'Other', service: 'ec2', path: 'customer-gateway' },
  { prefix: 'nat-', type: 'Other', service: 'ec2', path: 'natgateway' },
  { prefix: 'igw-', type: 'Other', service: 'ec2', path: 'internet-gateway' },
  { prefix: 'eipalloc-', type: 'AwsEc2Eip', service: 'ec2', path: 'elastic-ip' },
  { prefix: 'vpce-svc-', type: 'AwsEc2VpcEndpointService', service: 'ec2', path: 'vpc-endpoint-service' },
  { prefix: 'pcx-', type: 'AwsEc2VpcPeeringConnection', service: 'ec2', path: 'vpc-peering-connection' },
  { prefix: 'pl-', type: 'Other', service: 'ec2', path: 'prefix-list' },
  { prefix: 'i-', type: 'AwsEc2Instance', service: 'ec2', path: 'instance' },
  { prefix: 'dxvif-', type: 'Other', service: 'directconnect', path: 'dxvif' },
  { prefix: 'dxcon-', type: 'Other', service: 'directconnect', path: 'dxcon' },
  { prefix: 'dxlag-', type: 'Other', service: 'directconnect', path: 'dxlag' },
];
