import type { GatewaySession } from '../ssh/operation.ts';
import { readLoaded } from '../ssh/operations/deploy-load.ts';
import { type ConnectionView, isChildUp, type SaList } from '../strongswan/loaded-connection.ts';
import { parseStatusAll } from '../strongswan/parse-statusall.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../strongswan/parse-swanctl-raw.ts';
import type { Dialect } from './service-facts.ts';

export interface LoadedWorld {
  readonly connections: readonly ConnectionView[];
  readonly sas: SaList;
}

export async function readLoadedWorld(
  session: GatewaySession,
  dialect: Dialect,
  tool: string,
  signal: AbortSignal,
): Promise<LoadedWorld> {
  const answer = await session.run(readLoaded, [dialect, tool], { signal });
  if (dialect === 'swanctl') {
    return { connections: parseLoadedConnections(answer.conns), sas: parseSwanctlSas(answer.sas) };
  }
  const status = parseStatusAll(answer.statusAll);
  return { connections: status.connections, sas: { ikeSas: status.ikeSas, childSas: status.childSas } };
}

/** Names of connections and children that are loaded; charon may file a child under another connection with the same peer. */
export function loadedNames({ connections }: Pick<LoadedWorld, 'connections'>): Set<string> {
  return new Set(connections.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]));
}

/**
 * What others had before a change and must still have after it: their loaded connections, established IKE_SAs and children that
 * carry traffic. Known by name: a rekey changes the numbers, not the names.
 */
export function othersState(world: LoadedWorld, ours: readonly string[]): Set<string> {
  const isForeign = (name: string) => !ours.includes(name);
  return new Set([
    ...[...loadedNames(world)].filter(isForeign).map((name) => `connection ${name}`),
    ...world.sas.ikeSas
      .filter(({ name, state }) => isForeign(name) && (state === 'ESTABLISHED' || state === 'REKEYING'))
      .map(({ name, remoteHost }) => `tunnel ${name} to ${remoteHost ?? 'its peer'}`),
    ...world.sas.childSas
      .filter((child) => isForeign(child.name) && isChildUp(child))
      .map(({ name }) => `traffic of ${name}`),
  ]);
}

export function lostSince(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [...before].filter((thing) => !after.has(thing));
}
