import { contract } from '../../contract/index.ts';
import { type Bridge, Call, type Reply } from '../../contract/wire.ts';
import type { Router } from '../../main/ipc/router.ts';
import { record } from './contract-record.ts';

const nobody: Router = {
  call: () => Promise.reject(new Error('Connect a router first')),
  cancel: () => undefined,
  cancelQueries: () => undefined,
};

/** Joins a client to a router in one process, cloning every message as Electron would. */
export function createMemoryBridge() {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  let router = nobody;

  const bridge: Bridge = {
    async call(call) {
      const reply = structuredClone(await router.call(structuredClone(call)));
      note(call, reply);
      return reply;
    },
    cancel: (id) => router.cancel(id),
    subscribe(name, listener) {
      const onNews = (topic: string, payload: unknown) => {
        if (topic !== name) return;
        record('news', name);
        listener(payload);
      };
      listeners.add(onNews);
      return () => listeners.delete(onNews);
    },
  };

  return {
    bridge,
    connect(to: Router): void {
      router = to;
    },
    send(name: string, payload: unknown): void {
      for (const onNews of listeners) onNews(name, structuredClone(payload));
    },
  };
}

const known = new Set(
  Object.entries(contract).flatMap(([feature, members]) => Object.keys(members).map((name) => `${feature}.${name}`)),
);

/** Only calls that main knows and took count as made, and only its own refusals as seen. */
function note(message: unknown, reply: Reply): void {
  const name = Call.safeParse(message).data?.name ?? '';
  if (!known.has(name)) return;
  if (reply.ok || reply.failure.code !== 'invalid-input') record('call', name);
  if (!reply.ok) record('refusal', reply.failure.code);
}
