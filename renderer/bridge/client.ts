import type { Client, Contract } from '../../contract/define.ts';
import { AppError } from '../../contract/errors.ts';
import type { Bridge } from '../../contract/wire.ts';

type Listener = (payload: unknown) => void;

/**
 * Builds the renderer's half of the contract: one function per procedure, one subscription per topic. It knows the contract by its
 * type alone, so that no schema has to be there before the first page is: main checks everything that comes in.
 */
export function createClient<C extends Contract>(bridge: Bridge): Client<C> {
  const member = (name: string) => (input: unknown, signal?: AbortSignal) =>
    typeof input === 'function' ? bridge.subscribe(name, input as Listener) : call(bridge, name, input, signal);
  return made((feature) => made((key) => member(`${feature}.${key}`))) as Client<C>;
}

/** An object whose members are made when they are first asked for, and stay. */
function made(make: (name: string) => unknown): object {
  const members = new Map<string, unknown>();
  return new Proxy(Object.freeze({}), {
    get(_, name) {
      // Whoever awaits it, or looks at it with a tool, asks for names that are not the contract's.
      if (typeof name !== 'string' || name === 'then' || name === 'toJSON') return undefined;
      const present = members.get(name) ?? make(name);
      members.set(name, present);
      return present;
    },
  });
}

async function call(bridge: Bridge, name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  signal?.throwIfAborted();
  const id = crypto.randomUUID();
  const cancel = () => bridge.cancel(id);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const reply = await bridge.call({ id, name, input });
    if (!reply.ok) throw new AppError(reply.failure);
    return reply.value;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
