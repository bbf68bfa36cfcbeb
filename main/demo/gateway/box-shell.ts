import { StringDecoder } from 'node:string_decoder';
import { parseFrame, renderAnswer } from '../../ssh/frame.ts';
import type { ExecChannel } from './ssh-box.ts';

export interface BoxAnswer {
  readonly stdout: string;
  readonly stderr?: string;
  readonly code?: number;
}

/** What a box answers to an operation, by its name; undefined for one that it does not know. */
export type AnswerOperation = (name: string, args: readonly string[]) => BoxAnswer | Promise<BoxAnswer> | undefined;

const longestFrame = 8 * 1024 * 1024;

/** A held shell of a demo box: reads frames, answers the operations that it knows by name, and 127 to the rest. */
export function serveShell(channel: ExecChannel, answer: AnswerOperation): void {
  const decoder = new StringDecoder('utf8');
  let waiting = '';
  let busy = Promise.resolve();

  channel.on('data', (chunk: Buffer) => {
    waiting += decoder.write(chunk);
    busy = busy.then(readAll).catch(() => end(1));
  });
  channel.on('end', () => {
    busy = busy.then(() => end(0));
  });
  channel.on('error', () => channel.destroy());

  async function readAll(): Promise<void> {
    for (;;) {
      const parsed = parseFrame(waiting);
      if (waiting === '' || parsed.state === 'incomplete') {
        if (waiting.length > longestFrame) end(2);
        return;
      }
      if (parsed.state === 'malformed') return end(127);
      waiting = parsed.rest;
      const { name, args, token } = parsed.frame;
      const said = (await answer(name, args)) ?? { stdout: '', stderr: `sh: ${name}: not found\n`, code: 127 };
      const text = renderAnswer(token, { stdout: said.stdout, stderr: said.stderr ?? '', code: said.code ?? 0 });
      channel.stderr.write(text.stderr);
      channel.write(text.stdout);
    }
  }

  function end(code: number): void {
    if (channel.destroyed || channel.writableEnded) return;
    channel.exit(code);
    channel.end();
  }
}
