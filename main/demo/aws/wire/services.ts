/** By the name in the credential scope of a signature. */
export const serviceNames = ['ec2', 'sts', 'route53', 'monitoring', 'directconnect', 'route53resolver'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Services of the whole account: signed with any region's name, and the same everywhere. */
export const globalServices: ReadonlySet<ServiceName> = new Set(['sts', 'route53']);

/** What IAM calls the service in the names of actions. */
export const iamPrefixes: Readonly<Record<ServiceName, string>> = {
  ec2: 'ec2',
  sts: 'sts',
  route53: 'route53',
  monitoring: 'cloudwatch',
  directconnect: 'directconnect',
  route53resolver: 'route53resolver',
};

export function isServiceName(text: string | undefined): text is ServiceName {
  return serviceNames.some((name) => name === text);
}
