import type { BoxFiles } from './box-files.ts';
import type { BoxAnswer } from './box-shell.ts';
import type { Charon } from './charon.ts';
import type { Dialect } from './charon-connections.ts';
import type { PrintSetup } from './print-statusall.ts';

/** What became of a ping through the tunnels. */
export type PingResult = { readonly answered: true } | { readonly answered: false; readonly why: string };

/** The demo gateway as the answers to the operations see it. */
export interface DemoBox {
  readonly files: BoxFiles;
  readonly charon: Charon;
  readonly dialect: Dialect;
  /** Sends one packet into the tunnels; the counters of the tunnels that carried it move. */
  readonly ping: (address: string) => PingResult;
  readonly now: () => Date;
  /** Seconds since 1970, as `date +%s`. */
  readonly seconds: () => number;
  readonly print: () => PrintSetup;
}

export interface Caller {
  readonly isRoot: boolean;
}

/** Answers one operation; its arguments are those of the script. */
export type Answer = (box: DemoBox, args: readonly string[], caller: Caller) => BoxAnswer | Promise<BoxAnswer>;

export const tool = '/usr/sbin/ipsec';
export const version = '5.9.8';

/** A heading and the lines under it, as `say` of our scripts prints them. */
export function say(name: string, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return `@${name}\n${lines.map((line) => ` ${line}`).join('\n')}\n`;
}

export function refuse(sentence: string): BoxAnswer {
  return { stdout: `@conflict ${sentence}\n`, code: 90 };
}
