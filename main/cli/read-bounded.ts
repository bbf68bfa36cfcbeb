import { createReadStream } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import { harmlessText } from '../reports/harmless.ts';

/** A whole file, or a refusal of one that is longer: also of what has no size or no end, as a pipe or a device. */
export async function readBounded(path: string, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path, { end: mostBytes }) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw refused(path, 'cannot be read', error);
  }
  if (size > mostBytes) throw refused(path, 'is larger than any report');
  return Buffer.concat(chunks, size);
}

function refused(path: string, why: string, cause?: unknown): AppError {
  return new AppError({ code: 'invalid-input', message: `${harmlessText(path)} ${why}` }, { cause });
}
