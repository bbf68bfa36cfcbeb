import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that left main, by where it was seen, and a search of every byte of it. */
export interface Evidence {
  add(place: string, bytes: string | Uint8Array): void;
  /** Every file below a folder. */
  addFolder(place: string, folder: string): void;
  /** Where this secret is found, in any of its usual spellings; each place once, sorted. */
  find(secret: string): string[];
  /** What was seen at the first place of this name. */
  text(place: RegExp): string;
}

export function createEvidence(): Evidence {
  const seen: { readonly place: string; readonly bytes: Buffer }[] = [];
  const add = (place: string, bytes: string | Uint8Array) => void seen.push({ place, bytes: Buffer.from(bytes) });
  return {
    add,
    addFolder(place, folder) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        add(`${place}${path.slice(folder.length)}`, readFileSync(path));
      }
    },
    text: (place) => seen.find((one) => place.test(one.place))?.bytes.toString() ?? '',
    find(secret) {
      const needles = spellings(secret);
      const places = seen
        .filter(({ bytes }) => needles.some((needle) => bytes.includes(needle)))
        .map(({ place }) => place);
      return [...new Set(places)].toSorted();
    },
  };
}

/** The bytes by which a secret might travel: as it is, and as encoders of text and of bytes would write it. */
export function spellings(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const utf16 = Buffer.from(secret, 'utf16le');
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    hex,
    hex.toUpperCase(),
    ...base64Forms(bytes),
    ...base64Forms(bytes).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text)).concat(utf16, Buffer.from(utf16).swap16());
}

/** Base64 looks different by what stands before: the part that is the same whatever surrounds it, for each of the three ways. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const complete = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice([0, 2, 3][before], complete);
  });
}
