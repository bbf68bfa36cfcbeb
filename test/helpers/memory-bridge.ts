import type { Bridge } from '../../contract/wire.ts';
import type { Router } from '../../main/ipc/router.ts';

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
    call: async (call) => structuredClone(await router.call(structuredClone(call))),
    cancel: (id) => router.cancel(id),
    subscribe(name, listener) {
      const onNews = (topic: string, payload: unknown) => {
        if (topic === name) listener(payload);
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
