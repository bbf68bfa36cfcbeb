import { GetHostedZoneCommand, ListHostedZonesCommand, type HostedZone as ZoneAnswer } from '@aws-sdk/client-route-53';
import { plainName } from '../../contract/domain/dns-names.ts';
import type { HostedZone } from '../../contract/domain/dns.ts';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';
import { allPages } from './pages.ts';
import { shownText } from './shown-text.ts';

/** The first of them with their VPCs and name servers, which Route 53 tells one by one; the others without. */
export async function listHostedZones(ctx: AwsContext, signal: AbortSignal): Promise<HostedZone[]> {
  const zones = await listZoneNames(ctx, signal);
  const found: HostedZone[] = [];
  for (let start = 0; start < Math.min(zones.length, detailed); start += atOnce) {
    const some = zones.slice(start, Math.min(start + atOnce, detailed));
    found.push(...(await Promise.all(some.map(({ id }) => readHostedZone(ctx, id, signal)))));
  }
  return [...found, ...zones.slice(detailed)];
}

/** Without VPCs and name servers. */
export async function listZoneNames(ctx: AwsContext, signal: AbortSignal): Promise<HostedZone[]> {
  const zones = await allPages(
    async (Marker) => {
      const page = await read(
        ctx,
        'ListHostedZones',
        signal,
        (options) => ctx.route53.send(new ListHostedZonesCommand({ Marker }), options),
        'route53',
      );
      return { ...page, NextToken: page.IsTruncated ? page.NextMarker : undefined };
    },
    (page) => page.HostedZones,
  );
  return zones.map(zoneOf);
}

export async function readHostedZone(ctx: AwsContext, id: string, signal: AbortSignal): Promise<HostedZone> {
  const answer = await read(
    ctx,
    'GetHostedZone',
    signal,
    (options) => ctx.route53.send(new GetHostedZoneCommand({ Id: id }), options),
    'route53',
  );
  return {
    ...zoneOf(answer.HostedZone ?? {}),
    vpcs: (answer.VPCs ?? []).map(({ VPCId = '', VPCRegion = '' }) => ({ id: VPCId, region: VPCRegion })),
    nameServers: (answer.DelegationSet?.NameServers ?? []).map((name) => shownText(plainName(name))),
  };
}

/** Ids come as `/hostedzone/Z1…`, `/change/C1…`. */
export function bareId(id: string | undefined): string {
  return (id ?? '').replace(/^\/[a-z]+\//, '');
}

/** Route 53 answers ten requests a second to one account. */
const atOnce = 4;
const detailed = 100;

function zoneOf(zone: Partial<ZoneAnswer>): HostedZone {
  return {
    id: bareId(zone.Id),
    name: shownText(plainName(zone.Name ?? '')),
    isPrivate: zone.Config?.PrivateZone ?? false,
    recordCount: zone.ResourceRecordSetCount ?? 0,
    comment: zone.Config?.Comment ? shownText(zone.Config.Comment) : null,
    vpcs: [],
    nameServers: [],
  };
}
