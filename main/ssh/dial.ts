import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import type { SshClock } from './clock.ts';
import type { CredentialMemory } from './credentials.ts';
import { cancelled, dialError, hopError } from './hop-errors.ts';
import type { PromptPlace, SshPrompts } from './prompts.ts';
import type { GatewayHop } from './target.ts';

export interface DialContext {
  readonly hop: GatewayHop;
  readonly place: PromptPlace;
  readonly prompts: SshPrompts;
  readonly memory: CredentialMemory;
  readonly clock: SshClock;
  readonly signal: AbortSignal;
}

export interface Dialled {
  readonly stream: Duplex;
  /** The address that was reached, where it is known here. */
  readonly address: string | undefined;
}

/** The byte stream to a machine: through the hop before, through its ProxyCommand, or by TCP. */
export async function dial(before: Client | undefined, context: DialContext): Promise<Dialled> {
  if (before !== undefined) return { stream: await forward(before, context), address: undefined };
  if (context.hop.proxyCommand !== undefined)
    return { stream: await startCommand(context.hop.proxyCommand, context), address: undefined };
  const socket = await dialTcp(context);
  return { stream: socket, address: socket.remoteAddress };
}

/** Ends `start` on abort or after the hop's time; what was opened too late is thrown away by `undo`. */
async function bounded<T>(
  context: DialContext,
  start: (done: (value: T) => void, fail: (error: Error) => void) => () => void,
): Promise<T> {
  const { place, signal, clock, hop } = context;
  if (signal.aborted) throw cancelled(place);
  return new Promise<T>((resolve, reject) => {
    const settle = (act: () => void): void => {
      stopTimer();
      signal.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: Error): void =>
      settle(() => {
        undo();
        reject(error);
      });
    const onAbort = (): void => fail(cancelled(place));
    const stopTimer = clock.after(hop.connectTimeoutMs, () =>
      fail(
        hopError(
          place,
          'unreachable',
          `no answer to the connection attempt within ${Math.round(hop.connectTimeoutMs / 1000)} s.`,
        ),
      ),
    );
    signal.addEventListener('abort', onAbort, { once: true });
    const undo = start(
      (value) => settle(() => resolve(value)),
      (error) => fail(dialError(place, error)),
    );
  });
}

async function dialTcp(context: DialContext): Promise<Socket> {
  return bounded<Socket>(context, (done, fail) => {
    // Many small writes each way: Nagle's algorithm would hold every one back.
    const socket = connect({ host: context.hop.host, port: context.hop.port, noDelay: true });
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      done(socket);
    });
    return () => socket.destroy();
  });
}

async function forward(before: Client, context: DialContext): Promise<Duplex> {
  return bounded<Duplex>(context, (done, fail) => {
    const state = { over: false };
    before.forwardOut('127.0.0.1', 0, context.hop.host, context.hop.port, (error, channel) => {
      if (error) return fail(error);
      if (state.over) return channel.destroy();
      return done(channel);
    });
    return () => (state.over = true);
  });
}

async function startCommand(command: string, context: DialContext): Promise<Duplex> {
  const { memory, prompts, place, signal } = context;
  if (!memory.approvedCommands.has(command)) {
    if (!(await prompts.proxyCommand({ ...place, command }, signal)))
      throw hopError(place, 'answer-needed', `its ProxyCommand was not allowed to run: ${command}`);
    memory.approvedCommands.add(command);
  }
  const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  const stream = Duplex.from({ writable: child.stdin, readable: child.stdout });
  child.once('error', (error) => stream.destroy(error));
  stream.once('close', () => child.kill());
  return stream;
}
