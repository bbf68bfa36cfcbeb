import type { Bridge } from '../../contract/wire.ts';

/** `ended`: main no longer knows this page, so only opening the app again helps. */
export type LinkState = 'connected' | 'disconnected' | 'ended';

/** The page's line to main. A desktop's never breaks; a browser's does when the app is stopped. */
export interface Connection {
  readonly host: 'electron' | 'browser';
  readonly bridge: Bridge;
  readonly state: () => LinkState;
  /** Tells of changes of `state`; returns how to stop listening. */
  readonly watch: (listener: () => void) => () => void;
}
