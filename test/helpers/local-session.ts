import { spawn } from 'node:child_process';
import { cancellation } from '../../main/clock.ts';
import { Secret } from '../../main/secret.ts';
import type { GatewaySession, Operation, RunOptions } from '../../main/ssh/operation.ts';

export interface LocalSessionOptions {
  /** The shell to speak to, `sh -s` unless told otherwise: a namespace's shell, busybox. */
  readonly command?: readonly string[];
  /** What else the shell's environment holds, such as a PATH with stand-ins for strongSwan's tools. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Read by the shell before each operation: stand-ins as functions, which cost no process. */
  readonly functions?: string;
  /** Called with the name of each operation before it runs; throws to lose the connection there. */
  readonly before?: (operation: string, args: readonly string[]) => void;
  readonly loginAgain?: () => void;
}

/** Runs operations in a shell of this machine, as an SSH session would on a gateway: text and arguments through its input. */
export function createLocalSession(options: LocalSessionOptions = {}): GatewaySession {
  return {
    managementAddresses: ['127.0.0.1'],
    run: (operation, args, runOptions) => runLocally(options, operation, args, runOptions),
    loginAgain: async () => {
      options.loginAgain?.();
      return createLocalSession(options);
    },
    close: () => undefined,
  };
}

async function runLocally<Args extends readonly (string | Secret)[], Result>(
  options: LocalSessionOptions,
  operation: Operation<Args, Result>,
  args: Args,
  { signal }: RunOptions,
): Promise<Result> {
  const words = args.map((arg) => (arg instanceof Secret ? arg.reveal() : arg));
  if (words.length > 9) throw new Error(`${operation.name}: more than nine arguments`);
  options.before?.(operation.name, words);
  if (signal.aborted) throw cancellation(signal);
  const input = `${options.functions ?? ''}(\nset -- ${words.map(quote).join(' ')}\n${operation.script}\n) </dev/null\n`;
  const answer = await speak(options, input, AbortSignal.any([signal, AbortSignal.timeout(operation.limitMs)]));
  return operation.parse(answer, args);
}

function speak(
  { command = ['sh', '-s'], environment = {} }: LocalSessionOptions,
  input: string,
  signal: AbortSignal,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [file = 'sh', ...rest] = command;
  return new Promise((resolve, reject) => {
    const shell = spawn(file, rest, { env: { ...process.env, ...environment }, signal });
    let stdout = '';
    let stderr = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    shell.on('error', (error) => reject(signal.aborted ? cancellation(signal) : error));
    shell.on('close', (code) => resolve({ code: code ?? 255, stdout, stderr }));
    shell.stdin.end(input);
  });
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
