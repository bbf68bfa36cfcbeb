import { createHash } from 'node:crypto';
import type { DefinedConnection } from '../../strongswan/config-file.ts';
import type { BoxFiles } from './box-files.ts';
import { type Dialect, readConnections, readKey } from './charon-connections.ts';

/** What the far end says to one attempt. */
export type Verdict = { readonly accepted: true } | { readonly accepted: false; readonly notify: string };

export interface Attempt {
  readonly outsideAddress: string;
  readonly localId: string;
  readonly key: string | undefined;
  readonly localSubnets: readonly string[];
  readonly remoteSubnets: readonly string[];
}

export interface CharonSetup {
  readonly files: BoxFiles;
  readonly dialect: Dialect;
  /** The box's own outside address and identity. */
  readonly localId: string;
  readonly now: () => Date;
  /** How long an exchange with the far end takes, in milliseconds. */
  readonly exchangeMs: number;
  readonly peer: (attempt: Attempt) => Verdict;
}

export interface DemoSa {
  readonly connection: DefinedConnection;
  readonly ikeId: number;
  readonly childId: number;
  readonly establishedAt: number;
  readonly spiIn: string;
  readonly spiOut: string;
  readonly counters: { bytesIn: number; packetsIn: number; bytesOut: number; packetsOut: number };
}

interface Trying {
  readonly connection: DefinedConnection;
  readonly since: number;
  notify: string | undefined;
}

export type Charon = ReturnType<typeof createCharon>;

/** A daemon that does what its files say and what the far end accepts: a wrong key leaves the tunnel down. */
export function createCharon(setup: CharonSetup) {
  const { files, dialect, now, exchangeMs } = setup;
  const startedAt = { value: now().getTime() };
  let running = true;
  let lastId = 0;
  let loaded: readonly DefinedConnection[] = [];
  let sas: DemoSa[] = [];
  let trying = new Map<string, Trying>();

  function verdict(connection: DefinedConnection): Verdict {
    const outsideAddress = connection.remoteAddresses[0] ?? '';
    const [child] = connection.children;
    return setup.peer({
      outsideAddress,
      localId: setup.localId,
      key: readKey(files, dialect, { local: setup.localId, remote: outsideAddress }),
      localSubnets: child?.localSubnets ?? [],
      remoteSubnets: child?.remoteSubnets ?? [],
    });
  }

  /** Everything happens when somebody looks: attempts whose exchange is over succeed or stay, SAs of a gone peer end. */
  function settle(): void {
    if (!running) return;
    const at = now().getTime();
    for (const attempt of trying.values()) {
      if (at - attempt.since < exchangeMs) continue;
      const answer = verdict(attempt.connection);
      if (answer.accepted) {
        trying.delete(attempt.connection.name);
        sas.push(establish(attempt.connection, at));
      } else {
        attempt.notify = answer.notify;
      }
    }
    const gone = sas.filter(({ connection }) => !verdict(connection).accepted);
    sas = sas.filter((sa) => !gone.includes(sa));
    for (const { connection } of gone) initiate(connection);
  }

  function establish(connection: DefinedConnection, at: number): DemoSa {
    lastId += 1;
    const spi = (way: string) =>
      createHash('sha256').update(`${connection.name} ${lastId} ${way}`).digest('hex').slice(0, 8);
    return {
      connection,
      ikeId: lastId,
      childId: lastId,
      establishedAt: at,
      spiIn: `c${spi('in').slice(1)}`,
      spiOut: `c${spi('out').slice(1)}`,
      counters: { bytesIn: 0, packetsIn: 0, bytesOut: 0, packetsOut: 0 },
    };
  }

  function initiate(connection: DefinedConnection): void {
    if (trying.has(connection.name) || sas.some((sa) => sa.connection.name === connection.name)) return;
    trying.set(connection.name, { connection, since: now().getTime(), notify: undefined });
  }

  function down(name: string): boolean {
    settle();
    const had = trying.delete(name) || sas.some(({ connection }) => connection.name === name);
    sas = sas.filter(({ connection }) => connection.name !== name);
    return had;
  }

  /** What the files say now. Connections that went away stay up until they are taken down, as in charon. */
  function load(): void {
    if (!running) return;
    settle();
    const before = new Map(loaded.map((connection) => [connection.name, JSON.stringify(connection)]));
    loaded = readConnections(files, dialect).filter(({ isLoaded }) => isLoaded);
    const names = new Set(loaded.map(({ name }) => name));
    for (const name of trying.keys()) if (!names.has(name)) trying.delete(name);
    for (const connection of loaded) {
      if (before.get(connection.name) === JSON.stringify(connection)) continue;
      down(connection.name);
      initiate(connection);
    }
  }

  load();
  return {
    load,
    down,
    up(name: string): { readonly isUp: boolean; readonly notify: string | undefined } {
      const connection = loaded.find((each) => each.name === name);
      if (connection) initiate(connection);
      const attempt = trying.get(name);
      if (attempt) trying.set(name, { ...attempt, since: now().getTime() - exchangeMs });
      settle();
      return { isUp: sas.some((sa) => sa.connection.name === name), notify: trying.get(name)?.notify };
    },
    start(): void {
      running = true;
      startedAt.value = now().getTime();
      loaded = [];
      load();
    },
    stop(): void {
      running = false;
      loaded = [];
      sas = [];
      trying = new Map();
    },
    isRunning: () => running,
    startedAt: () => startedAt.value,
    connections: () => loaded,
    sas(): readonly DemoSa[] {
      settle();
      return sas;
    },
    /** Connections that are wanted and not up. */
    connecting(): readonly DefinedConnection[] {
      settle();
      return [...trying.values()].map(({ connection }) => connection);
    },
    /** The SA to this far end, when there is one. */
    saTo(outsideAddress: string): DemoSa | undefined {
      settle();
      return sas.find(({ connection }) => connection.remoteAddresses.includes(outsideAddress));
    },
  };
}
