import type { Client, Contract } from '../../contract/define.ts';
import { AppError } from '../../contract/errors.ts';
import type { Bridge } from '../../contract/wire.ts';

/** Builds the renderer's half of the contract: one function per procedure, one subscription per topic. */
export function createClient<C extends Contract>(contract: C, bridge: Bridge): Client<C> {
  const features = Object.entries(contract).map(([featureName, feature]) => {
    const members = Object.entries(feature).map(([key, entry]) => {
      const name = `${featureName}.${key}`;
      const member =
        entry.kind === 'topic'
          ? (listener: (payload: unknown) => void) => bridge.subscribe(name, listener)
          : (input: unknown, signal?: AbortSignal) => call(bridge, name, input, signal);
      return [key, member];
    });
    return [featureName, Object.fromEntries(members)];
  });
  return Object.fromEntries(features) as Client<C>;
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
