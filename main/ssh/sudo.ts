import { randomBytes } from 'node:crypto';
import type { ClientChannel } from 'ssh2';
import { AppError } from '../../contract/errors.ts';
import type { Connection, ConnectContext } from './connect.ts';
import { hopError } from './hop-errors.ts';
import { openChannel, waitForWord } from './shell-channel.ts';

/** How an account becomes root. `password` is asked once and kept in memory. */
export type SudoLevel = 'root' | 'passwordless' | 'password' | 'none';

export interface RootShell {
  readonly level: SudoLevel;
  readonly channel: ClientChannel;
}

/** Its complaints are read, so they must be in English. */
const SUDO = 'env LC_ALL=C sudo';
const LIMIT_MS = 20_000;
const PASSWORD_TRIES = 3;

/** Opens a shell as root, by the first way that works. The answered channel has nothing left to say but answers. */
export async function openRootShell(
  connection: Connection,
  isRoot: boolean,
  context: ConnectContext,
  signal: AbortSignal,
): Promise<RootShell> {
  if (isRoot) return { level: 'root', channel: await openChannel(connection, '/bin/sh -s', signal) };
  const ready = `linkspan-ready-${randomBytes(8).toString('hex')}`;
  const free = await startSudo(connection, `${SUDO} -n ${rootCommand(ready)}`, [ready], context, signal);
  if (free.word === ready) return { level: 'passwordless', channel: free.channel };
  free.channel.destroy();
  if (!/password|a terminal is required/i.test(free.said) || /must have a tty/i.test(free.said))
    throw noSudo(connection, free.said);
  return { level: 'password', channel: await withPassword(connection, ready, context, signal) };
}

/** Fixed text in single quotes, so that any log-in shell hands it on as it is. Only the marker varies. */
function rootCommand(ready: string): string {
  return `/bin/sh -c 'echo ${ready}; exec /bin/sh -s'`;
}

async function withPassword(
  connection: Connection,
  ready: string,
  context: ConnectContext,
  signal: AbortSignal,
): Promise<ClientChannel> {
  const { place } = connection;
  const account = `${place.user}@${place.host}:${place.port}`;
  const prompt = `linkspan-password-${randomBytes(8).toString('hex')}`;
  for (let attempt = 0; attempt < PASSWORD_TRIES; attempt++) {
    const password =
      context.memory.sudoPasswords.get(account) ??
      (await context.prompts.password({ ...place, purpose: 'sudo', again: attempt > 0 }, signal));
    context.memory.sudoPasswords.delete(account);
    if (password === undefined)
      throw hopError(place, 'answer-needed', 'this needs root, and no password for sudo was given.');
    const command = `${SUDO} -S -k -p ${prompt} ${rootCommand(ready)}`;
    const asked = await startSudo(connection, command, [prompt, ready], context, signal);
    if (asked.word === prompt) {
      // Over the standard input, and only now that sudo asked for it.
      asked.channel.write(`${password.reveal()}\n`);
      const limit = limited(context, signal);
      const after = await waitForWord(asked.channel, [ready, prompt], limit.signal);
      limit.stop();
      if (after.word === ready) {
        context.memory.sudoPasswords.set(account, password);
        return asked.channel;
      }
      asked.channel.destroy();
      if (after.word === undefined && !/sorry|try again|incorrect/i.test(after.said))
        throw noSudo(connection, after.said);
    } else if (asked.word === ready) return asked.channel;
    else throw noSudo(connection, asked.said);
  }
  throw hopError(place, 'access-denied', 'sudo refused the password three times.');
}

interface Started {
  readonly channel: ClientChannel;
  readonly word: string | undefined;
  readonly said: string;
}

async function startSudo(
  connection: Connection,
  command: string,
  words: readonly string[],
  context: ConnectContext,
  signal: AbortSignal,
): Promise<Started> {
  const channel = await openChannel(connection, command, signal);
  channel.on('error', () => undefined);
  const limit = limited(context, signal);
  const { word, said } = await waitForWord(channel, words, limit.signal);
  limit.stop();
  return { channel, word, said };
}

function limited(context: ConnectContext, signal: AbortSignal): { readonly signal: AbortSignal; stop(): void } {
  const over = new AbortController();
  const stop = context.clock.after(LIMIT_MS, () => over.abort());
  return { signal: AbortSignal.any([signal, over.signal]), stop };
}

function noSudo({ place }: Connection, said: string): AppError {
  const grant = `${place.user} ALL=(root) NOPASSWD: /bin/sh`;
  const why = /must have a tty/i.test(said)
    ? `sudo demands a terminal there (requiretty). Add to sudoers: Defaults:${place.user} !requiretty`
    : `${place.user} may not become root by sudo. To allow it, add to sudoers: ${grant}`;
  return hopError(place, 'access-denied', why);
}
