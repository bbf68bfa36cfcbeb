import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

interface Asked {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Refuses a request that reached us under another name: a page elsewhere can point its own host name at 127.0.0.1. */
export function refuseWrongHost({ headers }: Asked, host: string): Refusal | undefined {
  return headers.host === host ? undefined : { status: 421, reason: 'This is not the address of this app' };
}

/** Refuses an API request that our own page did not make. Only scripts of our origin can send all of these headers. */
export function refuseForeignPage({ method, headers }: Asked, origin: string): Refusal | undefined {
  if (method !== 'POST') return { status: 405, reason: 'Calls are made by POST' };
  if (headers.origin !== origin) return { status: 403, reason: 'Another page may not call' };
  if (headers['sec-fetch-site'] !== 'same-origin') return { status: 403, reason: 'Another page may not call' };
  if (headers['content-type'] !== 'application/json') return { status: 415, reason: 'Calls are JSON' };
  return undefined;
}

/** What follows `Bearer`, or an empty text that no secret equals. */
export function bearer({ headers }: Asked): string {
  return /^Bearer ([\w-]{1,100})$/.exec(headers.authorization ?? '')?.[1] ?? '';
}
