import { once } from 'node:events';
import type { Client, ClientChannel } from 'ssh2';
import type { AppError } from '../../contract/errors.ts';
import type { Connection } from './connect.ts';
import { cancelled, hopError } from './hop-errors.ts';

/** Starts a program on a channel of its own, without a terminal. */
export async function openChannel(
  connection: Connection,
  command: string,
  signal: AbortSignal,
): Promise<ClientChannel> {
  const { client, place } = connection;
  if (!connection.isOpen()) throw hopError(place, 'unreachable', 'the connection has ended.');
  if (signal.aborted) throw cancelled(place);
  return new Promise((resolve, reject) => {
    const state = { over: false };
    const settle = (act: () => void): void => {
      state.over = true;
      stopTimer();
      stopWatch();
      signal.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: AppError): void => settle(() => reject(error));
    const onAbort = (): void => fail(cancelled(place));
    const stopTimer = connection.clock.after(OPEN_LIMIT_MS, () =>
      fail(hopError(place, 'unreachable', 'the server started no shell in time.')),
    );
    const stopWatch = connection.onClose(() => fail(hopError(place, 'unreachable', 'the connection ended.')));
    signal.addEventListener('abort', onAbort, { once: true });
    start(client, command).then(
      (channel) => (state.over ? channel.destroy() : settle(() => resolve(channel))),
      (error: unknown) => fail(hopError(place, 'unreachable', 'the server would not start a shell.', error)),
    );
  });
}

const OPEN_LIMIT_MS = 20_000;

async function start(client: Client, command: string): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => (error ? reject(error) : resolve(channel)));
  });
}

/** Collects a short text from a stream until it holds one of the words, or the channel ends. */
export async function waitForWord(
  channel: ClientChannel,
  words: readonly string[],
  limit: AbortSignal,
): Promise<{ readonly word: string | undefined; readonly said: string }> {
  let out = '';
  let said = '';
  const found = (): string | undefined => words.find((word) => out.includes(word) || said.includes(word));
  const stop = new AbortController();
  const onOut = (chunk: Buffer): void => {
    out = (out + chunk.toString('latin1')).slice(-MAX_TEXT);
    if (found() !== undefined) stop.abort();
  };
  const onErr = (chunk: Buffer): void => {
    said = (said + chunk.toString('latin1')).slice(-MAX_TEXT);
    if (found() !== undefined) stop.abort();
  };
  channel.on('data', onOut);
  channel.stderr.on('data', onErr);
  try {
    await once(channel, 'close', { signal: AbortSignal.any([stop.signal, limit]) });
  } catch (error) {
    // Either a word was seen, or the limit was reached; the caller tells them apart.
    if (!stop.signal.aborted && !limit.aborted) throw error;
  } finally {
    channel.off('data', onOut);
    channel.stderr.off('data', onErr);
  }
  return { word: found(), said };
}

const MAX_TEXT = 16 * 1024;
