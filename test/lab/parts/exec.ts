import { spawn } from 'node:child_process';

export interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunLimits {
  readonly input?: string;
  readonly timeoutMs?: number;
}

/** An emulated processor is some ten times slower, and its host may be busy. Limits are this many times longer there. */
export const patience = process.env['LINKSPAN_LAB_ESP'] === 'kernel' ? 6 : 1;

/** Runs a program to its end; a non-zero exit is an answer, a time-out is an error. */
export function execute(
  argv: readonly string[],
  { input = '', timeoutMs = 60_000 * patience }: RunLimits = {},
): Promise<Output> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no end within ${timeoutMs} ms: ${argv.join(' ')}`));
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on('error', () => undefined); // The program may end without reading its input.
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
      resolve({ code: code ?? -1, stdout: text(stdout), stderr: text(stderr) });
    });
    child.stdin.end(input);
  });
}

/** As `execute`, but a non-zero exit is an error that shows what the program said. */
export async function mustExecute(argv: readonly string[], limits?: RunLimits): Promise<string> {
  const output = await execute(argv, limits);
  if (output.code !== 0)
    throw new Error(`exit ${output.code}: ${argv.join(' ')}\n${output.stdout}${output.stderr}`.trimEnd());
  return output.stdout;
}

/** Asks again and again until the answer is not undefined; says what was waited for when the time is over. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { timeoutMs = 30_000 * patience, everyMs = 100 } = {},
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
