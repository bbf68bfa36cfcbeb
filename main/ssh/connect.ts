import type { Client } from 'ssh2';
import type { SshClock } from './clock.ts';
import type { CredentialMemory } from './credentials.ts';
import { dial } from './dial.ts';
import { login, type LoggedIn } from './login.ts';
import type { PromptPlace, SshPrompts } from './prompts.ts';
import type { GatewayHop, GatewayTarget } from './target.ts';

export interface ConnectContext {
  readonly prompts: SshPrompts;
  readonly memory: CredentialMemory;
  readonly clock: SshClock;
}

export interface Connection {
  /** Logged in to the gateway. */
  readonly client: Client;
  readonly place: PromptPlace;
  /** Every machine as it was dialled: names as written, and the address of the first. */
  readonly dialled: readonly string[];
  readonly isOpen: () => boolean;
  /** Calls once when the connection ends; the answer takes the call back. */
  onClose(call: () => void): () => void;
  readonly clock: SshClock;
  close(): void;
}

/** Logs in to each machine in turn, each over the one before. When one ends, all end. */
export async function connectGateway(
  target: GatewayTarget,
  context: ConnectContext,
  signal: AbortSignal,
): Promise<Connection> {
  const machines = [...target.hops, target.gateway];
  const machinesIn: LoggedIn[] = [];
  const dialled: string[] = [];
  try {
    for (const [index, hop] of machines.entries()) {
      const place = placeOf(hop, index, machines.length);
      const link = await dial(machinesIn.at(-1)?.client, { ...context, hop, place, signal });
      dialled.push(hop.host, ...(link.address === undefined || link.address === hop.host ? [] : [link.address]));
      machinesIn.push(await login(link.stream, { ...context, hop, place, signal }, context.clock));
    }
  } catch (error) {
    endAll(machinesIn);
    throw error;
  }
  return hold(machinesIn, dialled, placeOf(target.gateway, machines.length - 1, machines.length), context.clock);
}

function hold(
  machines: readonly LoggedIn[],
  dialled: readonly string[],
  place: PromptPlace,
  clock: SshClock,
): Connection {
  const last = machines.at(-1);
  if (last === undefined) throw new Error('a connection without a machine');
  const listeners = new Set<() => void>();
  let open = true;
  const closed = (): void => {
    if (!open) return;
    open = false;
    endAll(machines);
    for (const call of listeners) call();
  };
  for (const machine of machines) machine.onClose(closed);
  return {
    client: last.client,
    place,
    dialled,
    isOpen: () => open,
    onClose(call) {
      if (open) listeners.add(call);
      else call();
      return () => void listeners.delete(call);
    },
    clock,
    close: closed,
  };
}

function endAll(machines: readonly LoggedIn[]): void {
  for (const { client } of machines.toReversed()) client.end();
  // `end` waits for the other side; a dead line never answers.
  machines[0]?.client.destroy();
}

function placeOf(hop: GatewayHop, index: number, count: number): PromptPlace {
  return { host: hop.host, port: hop.port, user: hop.user, hop: `${index + 1} of ${count}` };
}
