import { AppError } from '../../../contract/errors.ts';
import { expandTokens } from './expand.ts';
import { parseJumps, type Jump } from './jump.ts';
import { resolveHost, type Overrides, type ResolvedHost } from './resolve.ts';
import { Refusal } from './settings.ts';
import type { ConfigWorld } from './world.ts';

/** The way to a host: hops in the order in which they are dialled, then the host itself. */
export interface Route {
  readonly target: ResolvedHost;
  readonly hops: readonly ResolvedHost[];
  /** Set when the jumps lead back to themselves: OpenSSH prints such a route and fails when it dials. */
  readonly loop: string | undefined;
}

const MAX_HOPS = 16;

export function resolveRoute(host: string, file: string, world: ConfigWorld, overrides: Overrides = {}): Route {
  const target = resolveHost(host, file, world, overrides);
  const hops: ResolvedHost[] = [];
  const loop = addHops(target, file, world, hops, [placeOf(target)]);
  return { target, hops, loop };
}

/** The hop before `to`, and what leads to that: the rest of the written chain, else what the hop's own block says. */
function addHops(
  to: ResolvedHost,
  file: string,
  world: ConfigWorld,
  hops: ResolvedHost[],
  seen: string[],
): string | undefined {
  if (to.jump === undefined) return undefined;
  const jump = withTokens(to.jump, to);
  const before = jump.before === undefined ? undefined : parseJumps(jump.before, world);
  const hop = resolveHop(jump, before, file, world);
  if (hop === undefined) return jump.host;
  const place = placeOf(hop);
  if (seen.includes(place) || seen.length > MAX_HOPS) return hop.original;
  const loop = addHops(hop, file, world, hops, [...seen, place]);
  hops.push(hop);
  return loop;
}

/** Undefined when the hop is its own jump, which only dialling would find. */
function resolveHop(
  jump: Exclude<Jump, 'none'>,
  before: Jump | undefined,
  file: string,
  world: ConfigWorld,
): ResolvedHost | undefined {
  try {
    return resolveHost(jump.host, file, world, { user: jump.user, port: jump.port, jump: before });
  } catch (error) {
    if (error instanceof AppError && error.cause instanceof Refusal && error.message.includes('its own ProxyJump')) {
      return resolveHost(jump.host, file, world, { user: jump.user, port: jump.port, jump: 'none' });
    }
    throw error;
  }
}

function withTokens(jump: Exclude<Jump, 'none'>, to: ResolvedHost): Exclude<Jump, 'none'> {
  const { h = '', n = '', p = '', r = '' } = to.tokens;
  const expand = (text: string): string => {
    try {
      return expandTokens(text, { h, n, p, r });
    } catch {
      // Refused only when it is dialled; the route shows it as it is written.
      return text;
    }
  };
  return {
    ...jump,
    host: expand(jump.host),
    user: jump.user === undefined ? undefined : expand(jump.user),
    before: jump.before === undefined ? undefined : expand(jump.before),
  };
}

function placeOf(host: ResolvedHost): string {
  return `${host.user}@${host.hostName}:${host.port}`;
}
