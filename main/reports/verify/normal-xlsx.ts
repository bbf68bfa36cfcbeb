import { inflateRawSync } from 'node:zlib';

const mostInflated = 256 * 1024 * 1024;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/**
 * The files inside a workbook by name, whatever they were compressed with. Undefined where it is no such archive, or one that holds
 * more than `most` bytes: entries may lie over one another, so each of thousands is counted.
 */
export function normalXlsx(bytes: Uint8Array, most = mostInflated): Readonly<Record<string, string>> | undefined {
  try {
    return filesOf(Buffer.from(bytes), most);
  } catch (error) {
    // Offsets that lead out of the file, or what does not inflate.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function filesOf(file: Buffer, most: number): Readonly<Record<string, string>> | undefined {
  const end = file.length - 22;
  // No comment behind the directory: we write none.
  if (end < 0 || file.readUInt32LE(end) !== endOfDirectory) return undefined;
  const count = file.readUInt16LE(end + 10);
  const files: [string, string][] = [];
  let left = most;
  let at = file.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth++) {
    if (file.readUInt32LE(at) !== directoryEntry) return undefined;
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const content = contentOf(file, at, left);
    left -= content.length;
    files.push([name, content]);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return new Set(files.map(([name]) => name)).size === count && at === end ? Object.fromEntries(files) : undefined;
}

/** Throws a RangeError when it is longer than `most`. */
function contentOf(file: Buffer, entry: number, most: number): string {
  const method = file.readUInt16LE(entry + 10);
  const size = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (file.readUInt32LE(local) !== localEntry) throw new RangeError('An entry leads nowhere');
  const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const content = file.subarray(begin, begin + size);
  const plain = method === 8 ? inflateRawSync(content, { maxOutputLength: Math.max(1, most) }) : content;
  if (plain.length > most) throw new RangeError('More than a report has');
  return plain.toString('latin1');
}
