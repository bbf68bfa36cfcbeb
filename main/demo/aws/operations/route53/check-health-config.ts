import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { isIPv4, isIPv6 } from 'node:net';
import type { Call } from '../operation.ts';
import { readAddress, readBlock } from '../../world/ipv4.ts';
import { invalidInput } from './finding.ts';

/** What the service demands of a health check's settings. Throws what it says. */
export function checkHealthConfig(config: HealthCheckConfig, call: Call): void {
  const type = config.Type ?? '';
  if (!types.has(type)) refuse(`Unknown health check type '${type.slice(0, 40)}'`);
  if (endpointTypes.has(type)) checkEndpoint(config);
  else if (config.IPAddress !== undefined || config.Port !== undefined || config.ResourcePath !== undefined) {
    refuse(`IPAddress, Port and ResourcePath are not allowed for ${type}`);
  }
  if (type === 'CALCULATED') checkChildren(config, call);
  if (type === 'RECOVERY_CONTROL' && config.RoutingControlArn === undefined)
    refuse(`Missing field 'RoutingControlArn'`);
  if (type === 'CLOUDWATCH_METRIC') {
    if (config.AlarmIdentifier === undefined) refuse(`Missing field 'AlarmIdentifier'`);
    const insufficient = config.InsufficientDataHealthStatus ?? 'LastKnownStatus';
    if (!['Healthy', 'Unhealthy', 'LastKnownStatus'].includes(insufficient)) {
      refuse('Invalid InsufficientDataHealthStatus');
    }
  } else if (config.AlarmIdentifier !== undefined) refuse(`AlarmIdentifier is not allowed for ${type}`);
}

const endpointTypes = new Set(['HTTP', 'HTTPS', 'HTTP_STR_MATCH', 'HTTPS_STR_MATCH', 'TCP']);
const types = new Set([...endpointTypes, 'CALCULATED', 'CLOUDWATCH_METRIC', 'RECOVERY_CONTROL']);

function checkEndpoint(config: HealthCheckConfig): void {
  const { IPAddress: address, FullyQualifiedDomainName: name, Port: port, ResourcePath: path } = config;
  if (address === undefined && name === undefined) {
    refuse('Expected at least one of [IPAddress, FullyQualifiedDomainName], but found none');
  }
  if (address !== undefined) checkPublic(address);
  if (name !== undefined && !/^[\w.-]{1,255}$/.test(name)) refuse('Invalid FullyQualifiedDomainName');
  if (config.Type === 'TCP' && port === undefined) refuse(`Missing field 'Port'`);
  if (port !== undefined) inRange(port, 'Port', 1, 65_535);
  if (path !== undefined && (config.Type === 'TCP' || path.length > 255)) refuse('Invalid ResourcePath');
  const isMatching = config.Type?.endsWith('_STR_MATCH') === true;
  if (isMatching !== (config.SearchString !== undefined))
    refuse(`SearchString goes with the types _STR_MATCH and no other`);
  if (config.SearchString !== undefined && !/^.{1,255}$/s.test(config.SearchString)) refuse('Invalid SearchString');
  inRange(config.FailureThreshold ?? 3, 'FailureThreshold', 1, 10);
  if (![10, 30].includes(config.RequestInterval ?? 30)) refuse('RequestInterval is 10 or 30');
  const regions = config.Regions;
  if (regions !== undefined && (regions.length < 3 || regions.some((each) => !checkerRegions.includes(each)))) {
    refuse(`At least 3 of the regions ${checkerRegions.join(', ')} are needed`);
  }
}

/** Where the checkers sit. */
export const checkerRegions = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
];

/**
 * The checkers sit in the internet. The demo's world lives on the documentation ranges (203.0.113.0/24 and its
 * like), which AWS would refuse with the rest.
 */
function checkPublic(address: string): void {
  if (!isIPv4(address) && !isIPv6(address)) refuse('Invalid IPAddress');
  const value = readAddress(address);
  const isHidden =
    value === undefined ? /^(::1?$|f[cdef])/i.test(address) : hiddenRanges.some((range) => holds(range, value));
  if (isHidden) refuse(`The IP address ${address} is in a range that is local, private, nonroutable or multicast`);
}

const hiddenRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

function holds(range: string, value: number): boolean {
  const block = readBlock(range);
  return block !== undefined && value >= block.first && value < block.first + block.size;
}

function checkChildren(config: HealthCheckConfig, call: Call): void {
  const children = config.ChildHealthChecks ?? [];
  if (children.length > 255) refuse('At most 255 child health checks are allowed');
  inRange(config.HealthThreshold ?? 0, 'HealthThreshold', 0, 256);
  for (const id of children) {
    const child = call.world.dns.healthChecks.find((each) => each.id === id);
    if (child === undefined) refuse(`The child health check ${id.slice(0, 64)} does not exist`);
    if (child?.config.Type === 'CALCULATED') refuse('A calculated health check cannot count another calculated one');
  }
}

function inRange(value: number, name: string, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high) refuse(`${name} must be from ${low} to ${high}`);
}

function refuse(problem: string): never {
  throw invalidInput(`Invalid request: ${problem}`);
}
