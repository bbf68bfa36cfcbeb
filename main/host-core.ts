import type { Environment } from './aws/profiles.ts';
import type { Clock } from './clock.ts';
import type { Router } from './ipc/router.ts';
import type { Ports } from './ports.ts';
import type { ConfigWorld } from './ssh/config/world.ts';

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
  readonly options?: CoreOptions;
}

export interface CoreOptions {
  readonly readOnly?: boolean;
  /** The machine's clock unless told; the demo network keeps the same time. */
  readonly clock?: Clock;
  /** How many times faster than AWS the demo AWS makes things. */
  readonly demoTimeScale?: number;
  /** Where the person's configurations of AWS and SSH are found; this process's own unless told. */
  readonly env?: Environment;
  readonly sshWorld?: ConfigWorld;
  /** Who is asked for a profile's zones; the zones' own name servers unless told. */
  readonly nameServers?: (profile: string) => readonly { readonly host: string; readonly port: number }[] | undefined;
  /** How long a gateway waits for our word before it takes its old configuration back. */
  readonly confirmSeconds?: number;
}

export type StartCore = (setup: CoreSetup) => Promise<Core>;
