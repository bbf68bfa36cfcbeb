import type { Secret } from '../secret.ts';

export interface OperationAnswer {
  readonly code: number;
  /** Decoded as UTF-8 with replacement characters; at most `limitBytes`. Untrusted. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * One thing that Linkspan may run on a gateway. The list of operations is closed (main/ssh/operations): fixed POSIX text,
 * arguments as "$1" … "$9" only. The text and its arguments travel through the standard input of a shell that is held open,
 * so neither is ever on a command line; a script hands a secret argument to shell builtins only (`printf '%s' "$2" > file`).
 */
export interface Operation<Args extends readonly (string | Secret)[], Result> {
  /** Also how the demo gateway knows it. */
  readonly name: string;
  readonly script: string;
  readonly as: 'user' | 'root';
  readonly limitMs: number;
  readonly limitBytes: number;
  /** Throws AppError when the answer says that the operation failed. */
  parse(answer: OperationAnswer, args: Args): Result;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Runs in a shell of its own, beside the shared one: for what takes long (ping, waiting for a tunnel). */
  readonly alone?: boolean;
}

/** A gateway that answers: one SSH connection through all hops, with a held shell (and one as root where sudo allows). */
export interface GatewaySession {
  run<Args extends readonly (string | Secret)[], Result>(
    operation: Operation<Args, Result>,
    args: Args,
    options: RunOptions,
  ): Promise<Result>;
  /** Logs in once more, over a new connection through the same route: proof that management access still works. */
  loginAgain(signal: AbortSignal): Promise<GatewaySession>;
  /** The addresses of the hops and the gateway as dialled, and the source address that the gateway sees: must never fall into a tunnel. */
  readonly managementAddresses: readonly string[];
  close(): void;
}
