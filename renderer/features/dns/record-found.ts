import type { HealthCheck, HostedZone, RecordSet, TunnelChoice } from '../../../contract/domain/dns.ts';
import type { DnsWorld } from '../../../contract/domain/dns-world.ts';
import { plainName } from '../../../contract/domain/dns-names.ts';
import { type Chosen, membersFor, type RecordValues } from './record-values.ts';
import type { Place } from './use-place.ts';

/** What is known of the world so far; each part comes when it was read. */
export interface Found {
  readonly place: Place;
  readonly zones: readonly HostedZone[] | undefined;
  readonly records: readonly RecordSet[] | undefined;
  readonly healthChecks: readonly HealthCheck[] | undefined;
  readonly tunnels: readonly TunnelChoice[] | undefined;
}

/** Every field's value: what a person chose, else what fits the world, else blank. */
export function valuesOf(chosen: Chosen, { place, zones, tunnels }: Omit<Found, 'records'>): RecordValues {
  const policy = chosen.policy ?? 'failover';
  return {
    profile: chosen.profile ?? place.profile,
    region: chosen.region ?? place.region,
    zoneId: chosen.zoneId ?? zones?.[0]?.id ?? '',
    name: chosen.name ?? '',
    type: chosen.type ?? 'A',
    ttl: chosen.ttl ?? '60',
    policy,
    members: chosen.members ?? beginning(policy, tunnels),
    replace: chosen.replace ?? false,
  };
}

/** Where a VPN connection is up, the primary of a pair follows it; one of Linkspan's own before others. */
function beginning(policy: RecordValues['policy'], tunnels: Found['tunnels']): RecordValues['members'] {
  const members = membersFor(policy, []);
  const [first, ...rest] = members;
  if (policy !== 'failover' || !first) return members;
  const up = (tunnels ?? []).filter((one) => one.tunnels.some(({ state }) => state === 'up'));
  const vpn = up.find(({ linkId }) => linkId !== null) ?? up[0];
  if (!vpn) return [{ ...first, check: 'endpoint' }, ...rest];
  return [{ ...first, check: 'tunnel', vpnConnectionId: vpn.vpnConnectionId }, ...rest];
}

export function zoneOf(values: Pick<RecordValues, 'zoneId'>, { zones }: Pick<Found, 'zones'>): HostedZone | undefined {
  return zones?.find(({ id }) => id === values.zoneId);
}

/** `app`, `app.example.com` and `app.example.com.` are the same name in the zone example.com; nothing is the zone itself. */
export function fullName(name: string, zone: HostedZone | undefined): string {
  const plain = plainName(name.trim());
  if (!zone) return plain;
  if (plain === '' || plain === '@') return zone.name;
  return plain === zone.name || plain.endsWith(`.${zone.name}`) ? plain : `${plain}.${zone.name}`;
}

/** For the pure checks; undefined until the zone and its records are read. */
export function worldOf(values: RecordValues, found: Found): DnsWorld | undefined {
  const zone = zoneOf(values, found);
  if (!zone || !found.records) return undefined;
  return {
    zone,
    records: found.records,
    healthChecks: found.healthChecks ?? [],
    tunnels: (found.tunnels ?? []).map((one) => ({ ...one, region: values.region })),
    // Only main can ask the world; the last step does.
    asked: { kind: 'unknown' },
  };
}
