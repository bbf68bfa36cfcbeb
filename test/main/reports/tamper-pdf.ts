import { deflateSync, inflateSync } from 'node:zlib';

/** The same PDF compressed as another zlib might. Its table of offsets is left as it was. */
export function repackedPdf(bytes: Uint8Array): Uint8Array {
  return withStreams(bytes, (plain) => plain);
}

/** With one sign of its first page changed. */
export function flippedOnce(bytes: Uint8Array): Uint8Array {
  let isDone = false;
  return withStreams(bytes, (plain) => {
    if (isDone) return plain;
    isDone = true;
    const changed = Buffer.from(plain);
    changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1;
    return changed;
  });
}

function withStreams(bytes: Uint8Array, change: (plain: Buffer) => Buffer): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(/\/Length (\d+)(\n(?:(?!endobj|stream)[^])*)stream\n/g)) {
    const begin = match.index + match[0].length;
    const size = Number(match[1]);
    if (match.index < at || !match[2]?.includes('FlateDecode')) continue;
    const plain = change(inflateSync(Buffer.from(text.slice(begin, begin + size), 'latin1')));
    const packed = deflateSync(plain, { level: 1 }).toString('latin1');
    parts.push(text.slice(at, match.index), `/Length ${packed.length}${match[2]}stream\n${packed}`);
    at = begin + size;
  }
  return Buffer.from([...parts, text.slice(at)].join(''), 'latin1');
}
