import { AppError } from '../../contract/errors.ts';
import { systemClock, type SshClock } from './clock.ts';
import { connectGateway, type ConnectContext } from './connect.ts';
import { CredentialMemory } from './credentials.ts';
import type { SshPrompts } from './prompts.ts';
import { openSession, type LiveSession } from './session.ts';
import { sessionFacts } from './session-facts.ts';
import type { GatewayTarget } from './target.ts';

export interface GatewayConnections {
  /** The live session of this target, or a new one; a dead one is recognised and replaced. */
  session(target: GatewayTarget, signal: AbortSignal): Promise<LiveSession>;
  /** Ends the session of one target, for example after its settings changed. */
  disconnect(targetId: string): void;
  /** Ends all sessions and forgets every answer. */
  close(): void;
}

export interface GatewayConnectionsOptions {
  readonly prompts: SshPrompts;
  readonly clock?: SshClock;
}

/** After this long without use a session must show that it still answers. */
const IDLE_MS = 30_000;
const PROOF_MS = 5_000;

export function createGatewayConnections({
  prompts,
  clock = systemClock,
}: GatewayConnectionsOptions): GatewayConnections {
  const context: ConnectContext = { prompts, clock, memory: new CredentialMemory() };
  const held = new Map<string, Held>();
  let closed = false;

  async function session(target: GatewayTarget, signal: AbortSignal): Promise<LiveSession> {
    if (closed) throw new AppError({ code: 'cancelled', message: 'The SSH connections are closed.' });
    const known = held.get(target.id);
    if (known !== undefined) {
      const live = await waitFor(known, signal);
      const same = known.target === JSON.stringify(target);
      if (same && (await isAlive(live, known, clock, signal))) return live;
      if (held.get(target.id) === known) drop(target.id);
    }
    return waitFor(held.get(target.id) ?? start(target), signal);
  }

  function start(target: GatewayTarget): Held {
    const stop = new AbortController();
    const entry: Held = {
      target: JSON.stringify(target),
      stop,
      waiting: 0,
      used: clock.now(),
      session: open(target, context, stop.signal),
    };
    held.set(target.id, entry);
    entry.session.catch(() => {
      if (held.get(target.id) === entry) held.delete(target.id);
    });
    return entry;
  }

  function drop(id: string): void {
    const entry = held.get(id);
    held.delete(id);
    entry?.stop.abort();
    entry?.session.then(
      (live) => live.close(),
      () => undefined,
    );
  }

  return {
    session,
    disconnect: drop,
    close() {
      closed = true;
      for (const id of held.keys()) drop(id);
      context.memory.forget();
    },
  };
}

interface Held {
  readonly target: string;
  readonly session: Promise<LiveSession>;
  readonly stop: AbortController;
  waiting: number;
  used: number;
}

async function open(target: GatewayTarget, context: ConnectContext, signal: AbortSignal): Promise<LiveSession> {
  const connection = await connectGateway(target, context, signal);
  return openSession(connection, { ...context, connectAgain: (stop) => open(target, context, stop) }, signal);
}

/** Several may wait for one log-in; it is given up when the last of them is. */
async function waitFor(entry: Held, signal: AbortSignal): Promise<LiveSession> {
  const gone = (): AppError => new AppError({ code: 'cancelled', message: 'Connecting was cancelled.' });
  if (signal.aborted) throw gone();
  entry.waiting++;
  try {
    return await new Promise<LiveSession>((resolve, reject) => {
      const onAbort = (): void => {
        reject(gone());
        if (entry.waiting === 1) entry.stop.abort();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      entry.session.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
  } finally {
    entry.waiting--;
  }
}

async function isAlive(live: LiveSession, entry: Held, clock: SshClock, signal: AbortSignal): Promise<boolean> {
  if (!live.isOpen()) return false;
  const idle = clock.now() - entry.used;
  entry.used = clock.now();
  if (idle < IDLE_MS) return true;
  try {
    await live.run({ ...sessionFacts, limitMs: PROOF_MS }, [], { signal });
    return true;
  } catch {
    if (signal.aborted) throw new AppError({ code: 'cancelled', message: 'Connecting was cancelled.' });
    // A line that no longer answers is what this question is for.
    return false;
  }
}
