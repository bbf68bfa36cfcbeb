import { inflateSync } from 'node:zlib';

const mostInflated = 256 * 1024 * 1024;

/**
 * What a PDF of ours says, whatever it was compressed with: its objects, their streams inflated. Undefined where it is no such PDF, or
 * one whose streams together inflate to more than `most` bytes.
 */
export function normalPdf(bytes: Uint8Array, most = mostInflated): readonly string[] | undefined {
  const file = Buffer.from(bytes);
  const parts: string[] = [];
  let at = 0;
  let left = most;
  for (;;) {
    const from = file.indexOf('stream\n', at);
    if (from < 0) break;
    const dictionary = file.toString('latin1', at, from);
    const length = Number(/\/Length (\d+)[^]*$/.exec(dictionary)?.[1] ?? Number.NaN);
    const begin = from + 'stream\n'.length;
    if (!(begin + length <= file.length)) return undefined;
    const content = inflated(file.subarray(begin, begin + length), dictionary, left);
    if (content === undefined || content.length > left) return undefined;
    left -= content.length;
    parts.push(dictionary.replace(/\/Length \d+/g, ''), content);
    at = begin + length + '\nendstream'.length;
  }
  // Behind the last stream are more objects, then offsets, which follow from the lengths.
  const rest = file.toString('latin1', at);
  const offsets = rest.lastIndexOf('\nxref\n');
  const trailer = rest.lastIndexOf('\ntrailer\n');
  if (offsets < 0 || trailer < offsets) return undefined;
  return [...parts, rest.slice(0, offsets), rest.slice(trailer).replace(/startxref\n\d+/, 'startxref')];
}

function inflated(content: Buffer, dictionary: string, most: number): string | undefined {
  if (!dictionary.includes('/FlateDecode')) return content.toString('latin1');
  try {
    return inflateSync(content, { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch {
    return undefined;
  }
}
