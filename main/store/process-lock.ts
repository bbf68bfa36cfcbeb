import { randomBytes } from 'node:crypto';
import { link, readdir, rm } from 'node:fs/promises';
import { type Server, type Socket, createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { lockPlace } from './lock-place.ts';

/** Who has the data folder, as the holder itself tells it. */
export const Holder = z.object({
  /** In words: `the desktop app`, `the app in a browser`, `the command "apply"`. */
  host: z.string().max(100),
  pid: z.number().int(),
  since: z.iso.datetime(),
});
export type Holder = z.infer<typeof Holder>;

export interface ProcessLock {
  release(): Promise<void>;
}

/**
 * One process at a time has a data folder, whatever its host. The holder listens on a socket; a dead one refuses.
 *
 * A contender listens on a private name first and then links it to `lock.<n>`, one above the highest: a name in place always
 * answers while its process lives, a refusal is final, and `link` lets one contender win. Since a slow contender may have read
 * the folder before others came and went, it looks again after its link and gives way to anybody who lives.
 */
export async function takeProcessLock(dataDir: string, self: Omit<Holder, 'pid'>): Promise<ProcessLock> {
  const place = await lockPlace(dataDir);
  const server = createServer((socket) => answer(socket, { ...self, pid: process.pid }));
  if (place.kind === 'pipe') return takePipe(server, place.name);

  const own = join(place.folder, `new.${randomBytes(6).toString('hex')}`);
  await listen(server, own);
  try {
    return await takeSocket(server, own, place.folder);
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function takeSocket(server: Server, own: string, folder: string): Promise<ProcessLock> {
  while (true) {
    const before = await survey(folder);
    if (before.living) throw taken(before.living);

    const mine = `lock.${before.highest + 1}`;
    try {
      await link(own, join(folder, mine));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw error;
    }

    const after = await survey(folder, mine);
    if (after.living) {
      await rm(join(folder, mine), { force: true });
      throw taken(after.living);
    }
    for (const name of after.dead) await rm(join(folder, name), { force: true });

    return {
      async release() {
        await rm(join(folder, mine), { force: true });
        await close(server);
      },
    };
  }
}

/** Windows takes a pipe's name away with its process, and gives it to one. */
async function takePipe(server: Server, name: string): Promise<ProcessLock> {
  try {
    await listen(server, name);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    throw taken(await ask(name));
  }
  return { release: () => close(server) };
}

interface Survey {
  readonly highest: number;
  readonly dead: readonly string[];
  readonly living: Holder | 'silent' | undefined;
}

async function survey(folder: string, except?: string): Promise<Survey> {
  const names = (await readdir(folder)).filter((name) => /^lock\.\d+$/.test(name) && name !== except);
  const dead: string[] = [];
  let living: Survey['living'];
  for (const name of names) {
    const answered = await ask(join(folder, name));
    if (answered === 'dead') dead.push(name);
    else living = answered;
  }
  return { highest: Math.max(0, ...names.map((name) => Number(name.slice('lock.'.length)))), dead, living };
}

const longestAnswer = 1_000;

/** Only a refusal or a missing name means dead; a holder that is stopped or too busy to answer still holds. */
function ask(path: string): Promise<Holder | 'silent' | 'dead'> {
  return new Promise((resolve) => {
    let text = '';
    const socket = createConnection(path);
    const finish = (result: Holder | 'silent' | 'dead') => {
      socket.destroy();
      resolve(result);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(1_000, () => finish('silent'));
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > longestAnswer) finish('silent');
    });
    socket.on('end', () => finish(readHolder(text)));
    socket.on('error', (error) => {
      const code = codeOf(error);
      finish(code === 'ECONNREFUSED' || code === 'ENOENT' ? 'dead' : 'silent');
    });
  });
}

function answer(socket: Socket, holder: Holder): void {
  // An asker that leaves early is no concern of the holder.
  socket.on('error', () => socket.destroy());
  socket.end(JSON.stringify(holder));
}

function readHolder(text: string): Holder | 'silent' {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    // Whoever answers something else still listens there: held, by somebody who does not say who.
    return 'silent';
  }
}

function taken(holder: Holder | 'silent' | 'dead'): AppError {
  const who =
    typeof holder === 'string'
      ? 'Another process that does not answer'
      : `Linkspan is open already: ${holder.host} (process ${holder.pid}, since ${holder.since})`;
  return new AppError({
    code: 'conflict',
    message: `${who} uses this data folder. Close it, or choose another folder with --data-dir.`,
    subject: 'data-dir',
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      server.unref();
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
