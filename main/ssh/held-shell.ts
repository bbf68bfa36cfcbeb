import { randomBytes } from 'node:crypto';
import type { ClientChannel } from 'ssh2';
import { AppError } from '../../contract/errors.ts';
import { AnswerReader } from './answer-reader.ts';
import type { SshClock } from './clock.ts';
import { renderFrame } from './frame.ts';
import type { OperationAnswer } from './operation.ts';

export interface Request {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly limitMs: number;
  readonly limitBytes: number;
}

/**
 * One shell that is held open and runs requests one after another. After a time-out, a cancel or too much output its channel
 * is thrown away, and the next request opens a fresh one.
 */
export class HeldShell {
  readonly #open: (signal: AbortSignal) => Promise<ClientChannel>;
  readonly #clock: SshClock;
  readonly #where: string;
  #channel: ClientChannel | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(where: string, clock: SshClock, open: (signal: AbortSignal) => Promise<ClientChannel>) {
    this.#where = where;
    this.#clock = clock;
    this.#open = open;
  }

  /** Waits for its turn; the time limit starts with it. */
  async run(request: Request, signal: AbortSignal): Promise<OperationAnswer> {
    const turn = this.#queue.then(
      () => this.#runNow(request, signal),
      () => this.#runNow(request, signal),
    );
    this.#queue = turn.catch(() => undefined);
    return signal.aborted
      ? Promise.reject(this.#error('cancelled', `${request.name} was cancelled.`))
      : abortable(turn, signal, () => this.#error('cancelled', `${request.name} was cancelled.`));
  }

  close(): void {
    this.#channel?.destroy();
    this.#channel = undefined;
  }

  async #runNow(request: Request, signal: AbortSignal): Promise<OperationAnswer> {
    if (signal.aborted) throw this.#error('cancelled', `${request.name} was cancelled.`);
    this.#channel ??= await this.#opened(signal);
    const channel = this.#channel;
    try {
      return await this.#exchange(channel, request, signal);
    } catch (error) {
      // The answer may still be on its way: this channel is of no more use.
      channel.destroy();
      if (this.#channel === channel) this.#channel = undefined;
      throw error;
    }
  }

  async #opened(signal: AbortSignal): Promise<ClientChannel> {
    const channel = await this.#open(signal);
    channel.once('close', () => {
      if (this.#channel === channel) this.#channel = undefined;
    });
    channel.on('error', () => undefined);
    return channel;
  }

  async #exchange(channel: ClientChannel, request: Request, signal: AbortSignal): Promise<OperationAnswer> {
    const token = randomBytes(16).toString('hex');
    const frame = renderFrame({ name: request.name, token, script: request.script, args: request.args });
    const [out, err] = [new AnswerReader(token, request.limitBytes), new AnswerReader(token, request.limitBytes)];
    return new Promise((resolve, reject) => {
      const done = new Set<AnswerReader>();
      const settle = (act: () => void): void => {
        stopTimer();
        signal.removeEventListener('abort', onAbort);
        channel.off('data', onOut).off('close', onClose);
        channel.stderr.off('data', onErr);
        act();
      };
      const fail = (code: 'cancelled' | 'unreachable' | 'unsupported', why: string): void =>
        settle(() => reject(this.#error(code, why)));
      const take = (reader: AnswerReader, chunk: Buffer): void => {
        const state = reader.push(chunk);
        if (state === 'over')
          fail('unsupported', `${request.name} printed more than ${request.limitBytes} bytes and was stopped.`);
        if (state !== 'done') return;
        done.add(reader);
        if (done.size === 2) settle(() => resolve({ code: exitCode(out.tail), stdout: out.text, stderr: err.text }));
      };
      const onOut = (chunk: Buffer): void => take(out, chunk);
      const onErr = (chunk: Buffer): void => take(err, chunk);
      const onAbort = (): void => fail('cancelled', `${request.name} was cancelled.`);
      const onClose = (): void => fail('unreachable', `the connection ended while ${request.name} was running.`);
      const stopTimer = this.#clock.after(request.limitMs, () =>
        fail(
          'unreachable',
          `${request.name} gave no answer within ${Math.ceil(request.limitMs / 1000)} s and was stopped.`,
        ),
      );
      channel.on('data', onOut).on('close', onClose);
      channel.stderr.on('data', onErr);
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort, { once: true });
      channel.write(frame);
    });
  }

  #error(code: 'cancelled' | 'unreachable' | 'unsupported', why: string): AppError {
    return new AppError({ code, message: `${this.#where}: ${why}`, subject: this.#where });
  }
}

function exitCode(tail: string): number {
  return /^\d{1,3}$/.test(tail) ? Number(tail) : 255;
}

/** A request that still waits for its turn is given up at once, too. */
function abortable<T>(work: Promise<T>, signal: AbortSignal, error: () => AppError): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(error());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
