import { isAppError } from '../../contract/errors.ts';
import { isIpv4, privateBlock } from '../../contract/domain/dns-addresses.ts';
import type { ZoneAsked } from '../../contract/domain/dns-world.ts';
import type { HostedZone } from '../../contract/domain/dns.ts';
import { ask, type NameServer } from './ask.ts';

/** The addresses of a public zone's own name servers; undefined when they cannot be found from here. */
export async function serversOfZone(
  { nameServers }: Pick<HostedZone, 'nameServers'>,
  signal: AbortSignal,
): Promise<readonly NameServer[] | undefined> {
  const found = await Promise.all(nameServers.slice(0, 2).map((name) => unlessUnreachable(addresses(name, signal))));
  const servers = found.flatMap((one) => one ?? []);
  return servers.length === 0 ? undefined : servers;
}

/** Whether who looks for a public zone comes to these name servers. `servers` are asked instead of this machine's resolvers. */
export async function readZoneAsked(
  zone: Pick<HostedZone, 'name' | 'nameServers'>,
  servers: readonly NameServer[] | undefined,
  signal: AbortSignal,
): Promise<ZoneAsked> {
  const answer = await unlessUnreachable(ask({ name: zone.name, type: 'NS' }, servers, signal));
  if (answer === undefined || zone.nameServers.length === 0) return { kind: 'unknown' };
  if (answer.values.length === 0) return { kind: 'nowhere' };
  const own = new Set(zone.nameServers);
  // One server of ours among them is enough: a set may be in the middle of a change.
  return answer.values.some((name) => own.has(name))
    ? { kind: 'asked' }
    : { kind: 'elsewhere', nameServers: answer.values };
}

async function addresses(name: string, signal: AbortSignal): Promise<NameServer[]> {
  const { values } = await ask({ name, type: 'A' }, undefined, signal);
  return serversAt(values);
}

/** AWS's answer names the servers, so whoever makes that answer up could name any machine: only public ones are asked, on port 53. */
export function serversAt(named: readonly string[]): NameServer[] {
  return named
    .filter((host) => isIpv4(host) && privateBlock(host) === undefined)
    .slice(0, 2)
    .map((host) => ({ host, port: 53 }));
}

async function unlessUnreachable<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isAppError(error, 'unreachable')) return undefined;
    throw error;
  }
}
