import { pngSize } from './png-size.mjs';

/**
 * Apple's types that hold a PNG, by pixels. Sizes that serve both as an image and as the double of a smaller one are
 * written under both. 16 and 32 at single density have no PNG type that every macOS reads: it scales those down.
 * @type {readonly (readonly [type: string, pixels: number])[]}
 */
const types = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];
const headerLength = 8;

/** Pixels of the images that an ICNS wants. */
export const icnsSizes = [...new Set(types.map(([, size]) => size))];

/** macOS's icon file, from PNGs of the sizes above. */
export function encodeIcns(images) {
  const blocks = types.map(([type, size]) => {
    const image = images.find((candidate) => pngSize(candidate) === size);
    if (!image) throw new Error(`An ICNS wants an image of ${size} pixels`);
    return encodeBlock(type, image);
  });
  return encodeBlock('icns', Buffer.concat(blocks));
}

function encodeBlock(type, content) {
  const header = Buffer.alloc(headerLength);
  header.write(type, 'latin1');
  header.writeUInt32BE(headerLength + content.length, 4);
  return Buffer.concat([header, content]);
}

/** The types of an icon file, each with its PNG. */
export function decodeIcns(file) {
  const [whole, ...rest] = decodeBlocks(file);
  if (whole?.type !== 'icns' || rest.length > 0) throw new Error('This is no ICNS');
  return decodeBlocks(whole.content).map(({ type, content }) => {
    const [, size] = types.find(([known]) => known === type) ?? [];
    if (pngSize(content) !== size) throw new Error(`The block ${type} of the ICNS is not of its size`);
    return { type, image: content };
  });
}

function decodeBlocks(bytes) {
  const blocks = [];
  for (let at = 0; at < bytes.length;) {
    const length = at + headerLength <= bytes.length ? bytes.readUInt32BE(at + 4) : 0;
    if (length < headerLength || at + length > bytes.length) throw new Error('This is no ICNS');
    blocks.push({
      type: bytes.toString('latin1', at, at + 4),
      content: bytes.subarray(at + headerLength, at + length),
    });
    at += length;
  }
  return blocks;
}
