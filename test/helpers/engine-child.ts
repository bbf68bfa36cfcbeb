import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  readonly pid: number;
  /** The next line of JSON that it prints; rejects with its error text when it ends without one. */
  next(): Promise<unknown>;
  /** All it printed, when it has ended. */
  ended(): Promise<{
    readonly signal: string | null;
    readonly code: number | null;
    readonly lines: readonly unknown[];
  }>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

/** A Node process that speaks in lines of JSON. */
export function startChild(file: string, ...values: readonly string[]): Child {
  const child = spawn(process.execPath, ['--liftoff-only', file, ...values], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: unknown[] = [];
  const waiting: (() => void)[] = [];
  let errors = '';
  let read = 0;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  createInterface(child.stdout).on('line', (line) => {
    lines.push(JSON.parse(line));
    waiting.shift()?.();
  });
  const end = endOf(child);

  return {
    pid: child.pid ?? -1,
    async next() {
      if (read >= lines.length) await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), end]);
      if (read >= lines.length) throw new Error(`The child ended without a word: ${errors}`);
      return lines[read++];
    },
    async ended() {
      const { code, signal } = await end;
      if (code !== 0 && signal === null) throw new Error(`The child ended with ${code}: ${errors}`);
      return { code, signal, lines };
    },
    async kill() {
      child.kill('SIGKILL');
      await end;
    },
  };
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}
