import type { Bridge } from '../../contract/wire.ts';
import type { Connection } from './connection.ts';
import { copyBySelection } from './copy-by-selection.ts';
import { connectOverHttp } from './http-bridge.ts';
import { openSession } from './http-session.ts';

declare global {
  interface Window {
    /** Exposed by preload in the desktop app, absent in a browser. */
    readonly bridge?: Bridge;
  }
}

/** The only place that knows which host the page runs in. Refuses with `not-signed-in` when the link was used before. */
export async function connect(): Promise<Connection> {
  if (window.bridge) {
    copyBySelection(window);
    return { host: 'electron', bridge: window.bridge, state: () => 'connected', watch: () => () => undefined };
  }
  return connectOverHttp(await openSession(window), (path, init) => fetch(path, init));
}
