import {
  ListHostedZones$,
  ListHostedZonesByName$,
  ListHostedZonesByVPC$,
  ListQueryLoggingConfigs$,
  type ListHostedZonesByNameRequest,
  type ListHostedZonesByNameResponse,
  type ListHostedZonesByVPCRequest,
  type ListHostedZonesByVPCResponse,
  type ListHostedZonesRequest,
  type ListHostedZonesResponse,
  type ListQueryLoggingConfigsRequest,
  type ListQueryLoggingConfigsResponse,
} from '@aws-sdk/client-route-53';
import type { HostedZone } from '../../world/dns.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { bareId, findZone, invalidInput } from './finding.ts';
import { compareNames, normalName } from './names.ts';
import { zoneAnswer } from './zones.ts';

export const zoneListOperations: readonly Operation[] = [
  operation(ListHostedZones$, list),
  operation(ListHostedZonesByName$, listByName),
  operation(ListHostedZonesByVPC$, listByVpc),
  operation(ListQueryLoggingConfigs$, listQueryLogging),
];

/** `MaxItems` as Route 53 takes it: at most `most`, and that when nothing is said. */
export function pageSize(given: number | undefined, most: number): number {
  if (given === undefined) return most;
  if (!Number.isInteger(given) || given < 1)
    throw invalidInput(
      `Value '${given}' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  return Math.min(given, most);
}

function list(input: ListHostedZonesRequest, call: Call): ListHostedZonesResponse {
  const size = pageSize(input.MaxItems, 100);
  const all = visible(call);
  const from = input.Marker === undefined ? 0 : all.findIndex((zone) => zone.id === bareId(input.Marker));
  if (from === -1) throw invalidInput(`The marker is not a hosted zone.`);
  const next = all[from + size];
  return {
    HostedZones: all.slice(from, from + size).map(zoneAnswer),
    ...(input.Marker !== undefined && { Marker: input.Marker }),
    IsTruncated: next !== undefined,
    ...(next && { NextMarker: next.id }),
    MaxItems: size,
  } as ListHostedZonesResponse;
}

function listByName(input: ListHostedZonesByNameRequest, call: Call): ListHostedZonesByNameResponse {
  const size = pageSize(input.MaxItems, 100);
  const start = input.DNSName === undefined ? undefined : normalName(input.DNSName);
  const all = visible(call).toSorted((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const from = start === undefined ? 0 : all.findIndex((zone) => isFrom(zone, start, input.HostedZoneId));
  const rest = from === -1 ? [] : all.slice(from);
  const next = rest[size];
  return {
    HostedZones: rest.slice(0, size).map(zoneAnswer),
    ...(input.DNSName !== undefined && { DNSName: input.DNSName }),
    ...(input.HostedZoneId !== undefined && { HostedZoneId: input.HostedZoneId }),
    IsTruncated: next !== undefined,
    ...(next && { NextDNSName: next.name, NextHostedZoneId: next.id }),
    MaxItems: size,
  };
}

function listByVpc(input: ListHostedZonesByVPCRequest, call: Call): ListHostedZonesByVPCResponse {
  const size = pageSize(input.MaxItems, 100);
  const all = visible(call).filter((zone) =>
    zone.vpcs.some((vpc) => vpc.id === input.VPCId && vpc.region === input.VPCRegion),
  );
  const from = input.NextToken === undefined ? 0 : all.findIndex((zone) => zone.id === input.NextToken);
  const next = all[Math.max(from, 0) + size];
  return {
    HostedZoneSummaries: all.slice(Math.max(from, 0), Math.max(from, 0) + size).map((zone) => ({
      HostedZoneId: zone.id,
      Name: zone.name,
      Owner: { OwningAccount: call.world.accountId },
    })),
    MaxItems: size,
    ...(next && { NextToken: next.id }),
  };
}

function listQueryLogging(input: ListQueryLoggingConfigsRequest, call: Call): ListQueryLoggingConfigsResponse {
  const only = input.HostedZoneId === undefined ? undefined : findZone(input.HostedZoneId, call);
  const configs = visible(call)
    .filter((zone) => only === undefined || zone === only)
    .flatMap((zone) =>
      zone.queryLogGroupArn === undefined
        ? []
        : [
            {
              // One for each zone: the zone's own letters make a stable id.
              Id: Buffer.from(zone.id)
                .toString('hex')
                .padEnd(32, '0')
                .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
              HostedZoneId: zone.id,
              CloudWatchLogsLogGroupArn: zone.queryLogGroupArn,
            },
          ],
    );
  return { QueryLoggingConfigs: configs };
}

function visible(call: Call): HostedZone[] {
  return call.world.dns.zones.filter((zone) => (zone.visibleAt ?? 0) <= call.now);
}

function isFrom(zone: HostedZone, name: string, id: string | undefined): boolean {
  const order = compareNames(zone.name, name);
  return order > 0 || (order === 0 && (id === undefined || zone.id >= bareId(id)));
}
