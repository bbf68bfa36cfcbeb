import { AppError, isAppError } from '../../../contract/errors.ts';
import type { LiveSession } from '../../ssh/session.ts';
import { type ConfigWorld, systemWorld } from '../../ssh/config/world.ts';
import { parseJumps } from '../../ssh/config/jump.ts';
import {
  defaultConfigFile,
  type GatewayTarget,
  type ManualHop,
  targetByHand,
  targetFromConfig,
} from '../../ssh/target.ts';
import type { StoredGateway } from './stored-gateway.ts';

export interface GatewayDirectorySetup {
  readonly rows: {
    get(id: string): StoredGateway | undefined;
    list(): readonly StoredGateway[];
    put(id: string, gateway: StoredGateway): void;
    remove(id: string): void;
  };
  /** One live session per target, kept open. */
  readonly connect: (target: GatewayTarget, signal: AbortSignal, name: string) => Promise<LiveSession>;
  /** How to reach the demo gateway while the demo network runs. */
  readonly demoTarget: (id: string) => GatewayTarget | undefined;
  readonly now: () => Date;
  readonly changed: () => void;
  readonly world?: ConfigWorld;
}

export type GatewayDirectory = ReturnType<typeof createGatewayDirectory>;

/** The gateways that Linkspan knows, and the sessions to them. Remembers whether each was reached. */
export function createGatewayDirectory(setup: GatewayDirectorySetup) {
  const { rows, connect, demoTarget, now, changed, world = systemWorld() } = setup;
  const configFile = defaultConfigFile(world);

  function get(id: string): StoredGateway {
    const gateway = rows.get(id);
    if (gateway) return gateway;
    throw new AppError({ code: 'not-found', message: 'That gateway was removed. Choose another', subject: id });
  }

  function targetOf({ id, name, way }: StoredGateway): GatewayTarget {
    switch (way.kind) {
      case 'ssh-config':
        return targetFromConfig(id, way.alias, configFile, world);
      case 'by-hand':
        return targetByHand(id, byHand(way), jumps(way.jump, way.user, world), world);
      case 'demo': {
        const target = demoTarget(id);
        if (target) return target;
        throw new AppError({
          code: 'unreachable',
          message: `${name} is part of the demo network, which is not running`,
          subject: id,
        });
      }
    }
  }

  function note(
    id: string,
    seen: Partial<Pick<StoredGateway, 'state' | 'problem' | 'lastSeenAt' | 'strongswan'>>,
  ): void {
    const before = rows.get(id);
    if (!before) return;
    const after = { ...before, ...seen };
    rows.put(id, after);
    // Only what a person can see is news: a new time alone is not.
    if (before.state !== after.state || before.problem !== after.problem || before.strongswan !== after.strongswan)
      changed();
  }

  async function session(id: string, signal: AbortSignal): Promise<LiveSession> {
    const gateway = get(id);
    const target = targetOf(gateway);
    try {
      const open = await connect(target, signal, gateway.name);
      note(id, { state: 'reachable', problem: null, lastSeenAt: now().toISOString() });
      return open;
    } catch (error) {
      if (isAppError(error) && error.code !== 'cancelled') note(id, { state: 'unreachable', problem: error.message });
      throw error;
    }
  }

  return {
    get,
    targetOf,
    note,
    session,
    configFile,
    world,
    list: () => rows.list(),
    name: (id: string) => get(id).name,
    add(gateway: StoredGateway): void {
      targetOf(gateway); // A route that cannot be resolved is told at once, before anything is kept.
      rows.put(gateway.id, gateway);
      changed();
    },
    remove(id: string): void {
      rows.remove(id);
      changed();
    },
  };
}

type ByHand = Extract<StoredGateway['way'], { kind: 'by-hand' }>;

function byHand({ host, port, user, identityFile }: ByHand): ManualHop {
  return { host, port, user, ...(identityFile !== null && { identityFile }) };
}

/** `[user@]host[:port],…` in the order in which they are dialled; a hop without a user takes the gateway's. */
function jumps(text: string | null, user: string, world: ConfigWorld): ManualHop[] {
  if (text === null) return [];
  const hops: ManualHop[] = [];
  for (let rest: string | undefined = text; rest !== undefined;) {
    const jump = parseJumps(rest, world);
    if (jump === 'none') break;
    if (jump === undefined) {
      throw new AppError({
        code: 'invalid-input',
        message: `"${text}" is not a list of hops. Write [user@]host[:port], separated by commas`,
        subject: 'jump',
      });
    }
    hops.unshift({ host: jump.host, user: jump.user ?? user, ...(jump.port !== undefined && { port: jump.port }) });
    rest = jump.before;
  }
  return hops;
}
