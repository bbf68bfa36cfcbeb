import type { Failure } from '../../contract/errors.ts';
import type { Bridge, Reply } from '../../contract/wire.ts';
import type { Connection, LinkState } from './connection.ts';
import { post } from './http-post.ts';
import { readLines } from './news-stream.ts';

interface Pace {
  /** Silence after which the line counts as broken, in ms. */
  readonly silence: number;
  /** Wait before the next attempt, in ms. */
  readonly retry: number;
}

/** Joins the page to the browser host: one request per call, one answer that never ends for news. */
export async function connectOverHttp(
  token: string,
  send: typeof fetch,
  pace: Pace = { silence: 30_000, retry: 1000 },
): Promise<Connection & { readonly close: () => void }> {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const watchers = new Set<() => void>();
  const closing = new AbortController();
  let state: LinkState = 'disconnected';
  function become(next: LinkState): void {
    if (state === next) return;
    state = next;
    for (const watcher of watchers) watcher();
  }

  async function listen(onOpen: () => void): Promise<void> {
    while (!closing.signal.aborted && state !== 'ended') {
      try {
        await listenOnce(onOpen);
      } catch {
        // Whatever broke the line, the way on is the same: try again.
      }
      if (state === 'connected') become('disconnected');
      onOpen();
      if (state === 'disconnected') await pause(pace.retry, closing.signal);
    }
  }

  async function listenOnce(onOpen: () => void): Promise<void> {
    const response = await post(send, '/api/news', token, null, closing.signal);
    if (response.status === 401) become('ended');
    if (!response.ok || !response.body) return;
    become('connected');
    onOpen();
    await readLines(response.body, deliver, pace.silence);
  }

  function deliver(line: string): void {
    const { name, payload } = JSON.parse(line) as { name: string; payload: unknown };
    for (const listener of listeners) listener(name, payload);
  }

  async function request(path: string, body: unknown): Promise<Reply> {
    const response = await post(send, path, token, body).catch(() => undefined);
    if (!response)
      return refused({ code: 'unreachable', message: 'Linkspan does not answer. Start it again if it was stopped.' });
    if (response.status === 401) become('ended');
    if (!response.ok) return refused(failureOf(response.status));
    return (await response.json()) as Reply;
  }

  const bridge: Bridge = {
    call: (call) => request('/api/call', call),
    cancel: (id) => void request('/api/cancel', id),
    subscribe(name, listener) {
      const onNews = (topic: string, payload: unknown) => {
        if (topic === name) listener(payload);
      };
      listeners.add(onNews);
      return () => void listeners.delete(onNews);
    },
  };

  // The first calls wait for the line: news of what they start must not be missed.
  await new Promise<void>((resolve) => void listen(resolve));
  return {
    host: 'browser',
    bridge,
    state: () => state,
    watch(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    close: () => closing.abort(),
  };
}

function refused(failure: Failure): Reply {
  return { ok: false, failure };
}

function failureOf(status: number): Failure {
  if (status === 401) return { code: 'not-signed-in', message: 'Linkspan was started again. Open its new link.' };
  if (status === 413) return { code: 'invalid-input', message: 'That is more than 8 MB' };
  return { code: 'unexpected', message: `Linkspan answered with ${status}` };
}

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
