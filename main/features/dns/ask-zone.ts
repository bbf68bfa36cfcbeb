import { isAppError } from '../../../contract/errors.ts';
import type { ZoneAsked } from '../../../contract/domain/dns-world.ts';
import type { HostedZone } from '../../../contract/domain/dns.ts';
import { testDnsAnswer } from '../../aws/dns-answer.ts';
import { ask, type NameServer, type Question } from '../../dns/ask.ts';
import { readZoneAsked, serversOfZone } from '../../dns/zone-servers.ts';
import { contextAt, type DnsPlace, isPublished } from './place.ts';
import type { DnsServices } from './services.ts';

/** Who answers for a zone, as far as it can be asked from here. */
export interface ZoneVoice {
  /** What is asked, in words: "the name servers of the zone". */
  readonly who: string;
  look(question: Question, signal: AbortSignal): Promise<readonly string[]>;
}

/** Or why nobody can be asked. */
export async function openZoneVoice(
  services: DnsServices,
  place: DnsPlace,
  zone: HostedZone,
  signal: AbortSignal,
): Promise<ZoneVoice | { readonly why: string }> {
  const given = services.nameServers(place.profile);
  const ctx = await contextAt(services, place);
  if (!given && !isPublished(ctx)) {
    return {
      why: `Nothing is asked here: no name server answers for what ${new URL(ctx.endpoints.route53).host} keeps`,
    };
  }
  if (!given && zone.isPrivate) return { why: 'Nothing is asked here: a private zone answers inside its VPCs only' };
  const servers = given ?? (await serversOfZone(zone, signal));
  if (servers && (await answers(servers, zone, signal))) {
    return {
      who: 'the name servers of the zone',
      look: async (question, abort) => (await ask(question, servers, abort)).values,
    };
  }
  if (zone.isPrivate) return { why: 'Nothing is asked here: a private zone answers inside its VPCs only' };
  return {
    who: 'Route 53 (TestDNSAnswer)',
    look: (question, abort) => testDnsAnswer(ctx, { ...question, zoneId: zone.id }, abort),
  };
}

export async function zoneAsked(
  services: DnsServices,
  place: DnsPlace,
  zone: HostedZone,
  signal: AbortSignal,
): Promise<ZoneAsked> {
  if (zone.isPrivate) return { kind: 'asked' };
  const given = services.nameServers(place.profile);
  if (!given && !isPublished(await contextAt(services, place))) return { kind: 'unknown' };
  return readZoneAsked(zone, given, signal);
}

async function answers(servers: readonly NameServer[], zone: HostedZone, signal: AbortSignal): Promise<boolean> {
  try {
    const { values } = await ask({ name: zone.name, type: 'NS' }, servers, signal);
    return values.length > 0;
  } catch (error) {
    if (isAppError(error, 'unreachable')) return false;
    throw error;
  }
}
