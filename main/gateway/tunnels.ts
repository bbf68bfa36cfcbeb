import type { ChildSa, IkeSa } from '../../contract/domain/tunnel.ts';
import { AppError } from '../../contract/errors.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { type ActionAnswer, serviceAction, tunnelAction } from '../ssh/operations/tunnel-actions.ts';
import { pingFrom, tracerouteFrom, tunnelStatus } from '../ssh/operations/tunnel-status.ts';
import { harmlessText } from '../strongswan/harmless-text.ts';
import type { ConnectionView } from '../strongswan/loaded-connection.ts';
import { parseStatusAll } from '../strongswan/parse-statusall.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../strongswan/parse-swanctl-raw.ts';
import { parsePing, parseTraceroute, type PingResult, type TracerouteHop } from './parse-ping.ts';
import type { Dialect } from './service-facts.ts';

export interface TunnelsView {
  readonly connections: readonly ConnectionView[];
  readonly ikeSas: readonly IkeSa[];
  readonly childSas: readonly ChildSa[];
  /** What the gateway printed, made harmless to show. */
  readonly raw: string;
}

/** Every connection and SA of the gateway; from vici where it answers, which says more and exactly. */
export async function readTunnels(session: GatewaySession, signal: AbortSignal): Promise<TunnelsView> {
  const { statusAll, conns, sas } = await session.run(tunnelStatus, [], { signal });
  const status = parseStatusAll(statusAll);
  if (status.version === null && sas === null) {
    throw new AppError({
      code: 'unreachable',
      message: 'strongSwan does not answer on this gateway. Is its service running?',
    });
  }
  const raw = harmlessText(statusAll === '' ? `${conns ?? ''}\n${sas ?? ''}` : statusAll).trim();
  if (sas === null) return { connections: status.connections, ikeSas: status.ikeSas, childSas: status.childSas, raw };
  return { connections: parseLoadedConnections(conns ?? ''), ...parseSwanctlSas(sas), raw };
}

/** Runs an action on one connection; what the tool answered is for the log, whether it worked is seen in the status. */
export async function changeTunnel(
  session: GatewaySession,
  action: 'up' | 'down' | 'restart',
  dialect: Dialect,
  connection: string,
  signal: AbortSignal,
): Promise<ActionAnswer> {
  return session.run(tunnelAction, [action, dialect, connectionArgument(connection)], { signal, alone: true });
}

export async function changeService(
  session: GatewaySession,
  action: 'start' | 'stop' | 'restart',
  service: { readonly manager: string; readonly name: string | null },
  signal: AbortSignal,
): Promise<ActionAnswer> {
  return session.run(serviceAction, [action, service.manager, service.name ?? 'strongswan'], { signal, alone: true });
}

export async function ping(
  session: GatewaySession,
  source: string,
  target: string,
  signal: AbortSignal,
  count = 3,
): Promise<PingResult> {
  return parsePing(await session.run(pingFrom, [source, target, String(count)], { signal, alone: true }));
}

export async function traceroute(
  session: GatewaySession,
  source: string,
  target: string,
  signal: AbortSignal,
): Promise<TracerouteHop[]> {
  return parseTraceroute(await session.run(tracerouteFrom, [source, target], { signal, alone: true }));
}

/** A name comes from the gateway itself; one that a tool could take for an option or a pattern is refused. */
export function connectionArgument(name: string): string {
  if (/^[A-Za-z0-9_%][^\p{Cc}[\]{}*?'"\\]*$/u.test(name)) return name;
  throw new AppError({
    code: 'invalid-input',
    subject: name,
    message: 'Linkspan does not act on a connection of that name',
  });
}
