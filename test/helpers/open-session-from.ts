import { readFileSync } from 'node:fs';
import { openSession } from '../../renderer/bridge/http-session.ts';

/** The address that an address file leads to. */
export function readAddress(addressFile: string): URL {
  const [, url = ''] = /url=([^"]+)"/.exec(readFileSync(addressFile, 'utf8')) ?? [];
  return new URL(url);
}

/** Opens a session as the page does that an address file leads to. */
export function openSessionFrom(addressFile: string, pageFetch: typeof fetch): Promise<string> {
  return openSession(createTab(readAddress(addressFile).hash, pageFetch));
}

/** As much of a browser's tab as a session needs. */
export function createTab(hash: string, pageFetch: typeof fetch) {
  const stored = new Map<string, string>();
  const location = { hash, pathname: '/' };
  return {
    location,
    history: {
      replaceState(_state: unknown, _unused: string, url?: string | URL | null): void {
        location.hash = String(url).includes('#') ? location.hash : '';
      },
    },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
    fetch: pageFetch,
  };
}
