import { plainName } from '../../../contract/domain/dns-names.ts';
import { membersOf } from '../../../contract/domain/dns-members.ts';
import type { DnsWorld } from '../../../contract/domain/dns-world.ts';
import type { RecordIntent, TunnelChoice } from '../../../contract/domain/dns.ts';
import type { Link } from '../../../contract/domain/link.ts';
import { type ExactRecordSet, recordSetOf } from '../../aws/exact-record-set.ts';
import { healthCheckTags, listHealthChecks } from '../../aws/health-checks.ts';
import { readHostedZone } from '../../aws/hosted-zones.ts';
import { listRecordSets } from '../../aws/record-sets.ts';
import { nameIn } from '../../aws/tags.ts';
import { listVpnConnections } from '../../aws/vpn-connections.ts';
import { zoneAsked } from './ask-zone.ts';
import { contextAt, type DnsPlace } from './place.ts';
import { readHealth } from './read-health.ts';
import type { DnsServices } from './services.ts';

export interface PlanWorld extends DnsWorld {
  /** Of the name and type of the intent, to the letter. */
  readonly present: readonly ExactRecordSet[];
}

/** Reads all that a plan of records depends on. Changes nothing. */
export async function readPlanWorld(
  services: DnsServices,
  intent: Pick<RecordIntent, 'profile' | 'region' | 'zoneId' | 'name' | 'type'> &
    Partial<Pick<RecordIntent, 'routing'>>,
  signal: AbortSignal,
): Promise<PlanWorld> {
  const ctx = await contextAt(services, intent);
  const checks = intent.routing ? membersOf(intent.routing).map(({ check }) => check) : [];
  const regions = [...new Set(checks.flatMap((check) => (check.kind === 'tunnel' ? check.region : [])))];
  const [zone, exact, facts, tunnels] = await Promise.all([
    readHostedZone(ctx, intent.zoneId, signal),
    listRecordSets(ctx, intent.zoneId, signal),
    listHealthChecks(ctx, signal),
    Promise.all(regions.map((region) => tunnelsIn(services, { profile: intent.profile, region }, signal))),
  ]);
  const named = facts.filter(({ id }) => checks.some((check) => check.kind === 'existing' && check.id === id));
  const [asked, health, tags] = await Promise.all([
    zoneAsked(services, intent, zone, signal),
    readHealth(services, intent, named, signal),
    healthCheckTags(
      ctx,
      named.map(({ id }) => id),
      signal,
    ),
  ]);
  const records = exact.map(recordSetOf);
  return {
    zone,
    records,
    present: exact.filter((_, index) => {
      const { name, type } = records[index] ?? { name: '', type: '' };
      return name === plainName(intent.name) && type === intent.type;
    }),
    healthChecks: facts.map((one) => ({
      ...one,
      name: nameIn(tags.get(one.id) ?? {}),
      state: health.get(one.id)?.state ?? 'unknown',
    })),
    tunnels: tunnels.flat(),
    asked,
  };
}

/** The VPN connections of a region, and which of Linkspan's links they carry. */
export async function tunnelsIn(
  services: DnsServices,
  { profile, region }: DnsPlace,
  signal: AbortSignal,
): Promise<(TunnelChoice & { readonly region: string })[]> {
  const connections = await listVpnConnections(await contextAt(services, { profile, region }), {}, signal);
  const links = services.links.list();
  return connections
    .filter(({ state }) => state !== 'deleting')
    .map(({ id, name, tunnels }) => ({
      region,
      vpnConnectionId: id,
      name,
      linkId: linkOf(links, id)?.id ?? null,
      tunnels: tunnels.map(({ outsideAddress, status }) => ({
        outsideAddress,
        state: status === 'UP' ? 'up' : 'down',
      })),
    }));
}

function linkOf(links: readonly Link[], vpnConnectionId: string): Link | undefined {
  return links.find((link) => link.vpnConnectionId === vpnConnectionId);
}
