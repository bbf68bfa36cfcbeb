export const awsServices = ['ec2', 'sts', 'route53', 'cloudwatch', 'directconnect', 'route53resolver'] as const;
/** A service of AWS as IAM names it: the prefix of its actions. */
export type AwsService = (typeof awsServices)[number];

interface ServiceFacts {
  /** The first label of its host name. */
  readonly host: string;
  /** Its name in a `services` section and, in capitals, in AWS_ENDPOINT_URL_…. */
  readonly configName: string;
  /** One for the whole partition: requests are signed for its home region. */
  readonly isGlobal: boolean;
  /** Its FIPS host in GovCloud has a name of its own; elsewhere there the usual host is one. */
  readonly hasGovFipsHost?: true;
}

export const serviceFacts: Readonly<Record<AwsService, ServiceFacts>> = {
  ec2: { host: 'ec2', configName: 'ec2', isGlobal: false },
  sts: { host: 'sts', configName: 'sts', isGlobal: false },
  route53: { host: 'route53', configName: 'route_53', isGlobal: true },
  cloudwatch: { host: 'monitoring', configName: 'cloudwatch', isGlobal: false },
  directconnect: { host: 'directconnect', configName: 'direct_connect', isGlobal: false, hasGovFipsHost: true },
  route53resolver: { host: 'route53resolver', configName: 'route53resolver', isGlobal: false },
};

/** One value per service. */
export function forEachService<T>(make: (service: AwsService) => T): Record<AwsService, T> {
  return Object.fromEntries(awsServices.map((service) => [service, make(service)])) as Record<AwsService, T>;
}

/** Where a global service's requests are signed for. */
export function signingRegion(service: AwsService, region: string): string {
  if (!serviceFacts[service].isGlobal) return region;
  return globalRegions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'us-east-1';
}

const globalRegions = [
  ['cn-', 'cn-northwest-1'],
  ['us-gov-', 'us-gov-west-1'],
  ['us-iso-', 'us-iso-east-1'],
  ['us-isob-', 'us-isob-east-1'],
  ['us-isof-', 'us-isof-south-1'],
  ['eu-isoe-', 'eu-isoe-west-1'],
  ['eusc-', 'eusc-de-east-1'],
] as const;
