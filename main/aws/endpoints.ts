import type { IniSection } from './ini-file.ts';
import type { Environment } from './profiles.ts';
import { type AwsService, forEachService, serviceFacts } from './services.ts';

/** By service; null where AWS's own is meant. */
export type Endpoints = Readonly<Record<AwsService, string | null>>;

/** Custom endpoints, in the order of the AWS documentation: variable of the service, variable, services section, profile. */
export function endpointsOf(
  settings: ReadonlyMap<string, string>,
  config: ReadonlyMap<string, IniSection>,
  env: Environment,
): Endpoints {
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? settings.get('ignore_configured_endpoint_urls');
  if (ignored?.toLowerCase() === 'true') return forEachService(() => null);
  const services = config.get(`services ${settings.get('services') ?? ''}`);
  const of = (service: AwsService): string | null => {
    const { configName } = serviceFacts[service];
    const block = services?.get(configName);
    return (
      nonEmpty(env[`AWS_ENDPOINT_URL_${configName.toUpperCase()}`]) ??
      nonEmpty(env['AWS_ENDPOINT_URL']) ??
      (typeof block === 'object' ? nonEmpty(block.get('endpoint_url')) : undefined) ??
      settings.get('endpoint_url') ??
      null
    );
  };
  return forEachService(of);
}

/** AWS's own endpoint. Always passed to a client: left out, the SDK takes that of another profile's settings. */
export function awsEndpoint(service: AwsService, region: string, settings: ReadonlyMap<string, string>): string {
  const partition = partitions.find(([prefix]) => region.startsWith(prefix));
  const [, suffix, dualStackSuffix] = partition ?? ['', 'amazonaws.com', 'api.aws'];
  const { host: label, isGlobal, hasGovFipsHost } = serviceFacts[service];
  const isGov = region.startsWith('us-gov-');
  const isFips = settings.get('use_fips_endpoint') === 'true' && (!isGov || hasGovFipsHost === true);
  const host = isFips ? `${label}-fips` : label;
  // One host for the partition, but in GovCloud, whose domain is that of the commercial regions.
  if (isGlobal) return `https://${host}.${isGov ? 'us-gov.' : ''}${suffix}`;
  const isDualStack = settings.get('use_dualstack_endpoint') === 'true' && dualStackSuffix !== undefined;
  return `https://${host}.${region}.${isDualStack ? dualStackSuffix : suffix}`;
}

/** Is this one of AWS's own hosts? Signed requests to anything else deserve a banner. */
export function isAwsEndpoint(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && awsSuffixes.some((suffix) => hostname.endsWith(`.${suffix}`));
}

const partitions: readonly (readonly [prefix: string, suffix: string, dualStack?: string])[] = [
  ['cn-', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-isof-', 'csp.hci.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
  ['eusc-', 'amazonaws.eu', 'api.amazonwebservices.eu'],
];

const awsSuffixes = ['amazonaws.com', 'api.aws', ...partitions.flatMap(([, ...suffixes]) => suffixes)];

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
