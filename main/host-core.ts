import type { Router } from './ipc/router.ts';
import type { Ports } from './ports.ts';

/** The whole of main behind one door: a host needs no more than this. */
export interface Core {
  readonly router: Router;
  stop(): Promise<void>;
  /** True while an apply runs: a host does not end then, even with nobody watching. */
  isBusy(): boolean;
}

export interface CoreSetup {
  readonly dataDir: string;
  readonly host: 'electron' | 'browser' | 'cli' | 'test';
  readonly ports: Ports;
  readonly publish?: (name: string, payload: unknown) => void;
  readonly options?: { readonly readOnly?: boolean };
}

export type StartCore = (setup: CoreSetup) => Promise<Core>;
