import type { Delays } from './delays.ts';

/** The demo's time: what it is now (milliseconds), and how long its seconds last. */
export interface Pace {
  readonly now: number;
  readonly delays: Delays;
  /** Seconds of the demo's own time as milliseconds of the clock. */
  ms(seconds: number): number;
}
