import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { linesFor, parseKnownHosts, renderLine, type KnownHostLine } from './known-hosts.ts';

const MAX_SIZE = 16 * 1024 * 1024;

/** All lines of these files; a file that is not there holds none. */
export async function readKnownHosts(files: readonly string[]): Promise<KnownHostLine[]> {
  const texts = await Promise.all(files.map(readOne));
  return texts.flatMap(parseKnownHosts);
}

export interface NewKey {
  readonly host: string;
  readonly port: number;
  readonly key: Buffer;
  readonly hashed: boolean;
}

/**
 * Adds one line at the end and touches nothing else: one write in append mode, so that others may write at the same time.
 * A last line without an end gets one first; a file that ends its lines with CRLF goes on so.
 */
export async function addKnownHost(file: string, added: NewKey): Promise<void> {
  if (linesFor(await readKnownHosts([file]), added.host, added.port).some((line) => line.key.equals(added.key))) return;
  const line = renderLine(added.host, added.port, added.key, added.hashed);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const tail = Buffer.alloc(Math.min(2, size));
      await handle.read(tail, 0, tail.length, size - tail.length);
      const end = tail.toString('latin1').endsWith('\r\n') ? '\r\n' : '\n';
      const before = size > 0 && !tail.toString('latin1').endsWith('\n') ? '\n' : '';
      await handle.appendFile(`${before}${line}${end}`);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new AppError(
      { code: 'unexpected', message: `The host key could not be stored in ${file}.`, subject: file },
      { cause },
    );
  }
}

async function readOne(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_SIZE)
      throw new AppError({
        code: 'unsupported',
        message: `${file} is larger than 16 MB and is not read.`,
        subject: file,
      });
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw new AppError({ code: 'access-denied', message: `${file} cannot be read.`, subject: file }, { cause });
  }
}
