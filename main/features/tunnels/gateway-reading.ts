import type { ChildSa, IkeSa } from '../../../contract/domain/tunnel.ts';
import type { GatewaySession } from '../../ssh/operation.ts';
import { tunnelStatus } from '../../ssh/operations/tunnel-status.ts';
import { harmlessText } from '../../strongswan/harmless-text.ts';
import { type ConnectionView, isChildUp } from '../../strongswan/loaded-connection.ts';
import { parseStatusAll } from '../../strongswan/parse-statusall.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../../strongswan/parse-swanctl-raw.ts';

/** One look at a gateway. That its service is stopped is an answer, not a failure. */
export interface GatewayReading {
  readonly isRunning: boolean;
  /** When this run of the daemon began, in the gateway's own words; null where it does not say. */
  readonly runningSince: string | null;
  readonly connections: readonly ConnectionView[];
  readonly ikeSas: readonly IkeSa[];
  readonly childSas: readonly ChildSa[];
  /** What the gateway printed, made harmless to show. */
  readonly raw: string;
}

/** One round trip over the warm session; from vici where it answers, which says more and exactly. */
export async function readGateway(session: GatewaySession, signal: AbortSignal): Promise<GatewayReading> {
  const { statusAll, conns, sas } = await session.run(tunnelStatus, [], { signal });
  const status = parseStatusAll(statusAll);
  const vici = sas === null ? undefined : { connections: parseLoadedConnections(conns ?? ''), ...parseSwanctlSas(sas) };
  return {
    isRunning: vici !== undefined || status.version !== null,
    runningSince: /^ {2}uptime: [^\n]*?, since ([^\n]{1,60})$/m.exec(harmlessText(statusAll))?.[1] ?? null,
    ...(vici ?? { connections: status.connections, ikeSas: status.ikeSas, childSas: status.childSas }),
    raw: harmlessText(statusAll === '' ? `${conns ?? ''}\n${sas ?? ''}` : statusAll).trim(),
  };
}

export interface Sas {
  readonly ikeSas: readonly IkeSa[];
  readonly childSas: readonly ChildSa[];
}

/**
 * The SAs of one connection, with those of its peer where that is known. charon files a child under whichever connection
 * reached the same peer first, so a child counts by its own name too.
 */
export function sasOf(reading: Sas, connection: string, peer: string | null = null): Sas {
  const ikeSas = reading.ikeSas.filter(
    ({ name, remoteHost }) => name === connection || (peer !== null && remoteHost === peer),
  );
  const owners = new Set(ikeSas.map(({ name, uniqueId }) => `${name}[${uniqueId}]`));
  return { ikeSas, childSas: reading.childSas.filter(({ name, ike }) => name === connection || owners.has(ike)) };
}

export function isConnectionUp(reading: Sas, connection: string, peer: string | null = null): boolean {
  return sasOf(reading, connection, peer).childSas.some(isChildUp);
}

/** Loaded ones first; then those whose files are gone and whose SAs are still there. */
export function connectionNames({ connections, ikeSas }: GatewayReading): string[] {
  return [...new Set([...connections, ...ikeSas].map(({ name }) => name))];
}

/** Connections that carry traffic now. */
export function connectionsUp(reading: GatewayReading): string[] {
  return connectionNames(reading).filter((name) => isConnectionUp(reading, name));
}
