import { readFile, stat } from 'node:fs/promises';
import ssh2, { type ParsedKey } from 'ssh2';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { Secret } from '../secret.ts';

const MAX_SIZE = 64 * 1024;

/**
 * Reads a private key (OpenSSH, PEM or PPK), asking for its passphrase where it has one.
 * Undefined when the file is not there; 'declined' when the person gave no passphrase.
 */
export async function readPrivateKey(
  file: string,
  askPassphrase: (again: boolean) => Promise<Secret | undefined>,
): Promise<ParsedKey | 'declined' | undefined> {
  const text = await readKeyFile(file);
  if (text === undefined) return undefined;
  let parsed = parse(text);
  for (let attempt = 0; parsed instanceof Error && isLocked(parsed) && attempt < 3; attempt++) {
    const passphrase = await askPassphrase(attempt > 0);
    if (passphrase === undefined) return 'declined';
    parsed = parse(text, passphrase);
  }
  if (!(parsed instanceof Error)) return parsed;
  const why = isLocked(parsed) ? 'the passphrase was wrong three times' : 'it is no private key that can be read';
  throw new AppError(
    { code: 'invalid-input', message: `The key ${file} was not used: ${why}.`, subject: file },
    { cause: parsed },
  );
}

async function readKeyFile(file: string): Promise<Buffer | undefined> {
  try {
    if ((await stat(file)).size > MAX_SIZE)
      throw new AppError({ code: 'invalid-input', message: `${file} is too large for a key.`, subject: file });
    return await readFile(file);
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new AppError({ code: 'access-denied', message: `The key ${file} cannot be read.`, subject: file }, { cause });
  }
}

function parse(text: Buffer, passphrase?: Secret): ParsedKey | Error {
  const parsed: ParsedKey | Error | (ParsedKey | Error)[] =
    passphrase === undefined ? ssh2.utils.parseKey(text) : ssh2.utils.parseKey(text, passphrase.reveal());
  // The OpenSSH format may hold several keys; the library then answers a list.
  const first = Array.isArray(parsed) ? (parsed[0] ?? new Error('no key')) : parsed;
  if (first instanceof Error || first.isPrivateKey()) return first;
  return new Error('a public key');
}

function isLocked(error: Error): boolean {
  return /passphrase|integrity check|bad decrypt|decrypt/i.test(error.message);
}
