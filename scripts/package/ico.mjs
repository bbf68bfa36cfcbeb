import { pngSize } from './png-size.mjs';

const headerLength = 6;
const entryLength = 16;
const iconType = 1;

/** Windows' icon file: a directory of PNGs, each up to 256 pixels wide. */
export function encodeIco(images) {
  const header = Buffer.alloc(headerLength);
  header.writeUInt16LE(iconType, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = headerLength + entryLength * images.length;
  const entries = images.map((image) => {
    const entry = encodeEntry(image, offset);
    offset += image.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images]);
}

function encodeEntry(image, offset) {
  const size = pngSize(image);
  if (size > 256) throw new Error(`An ICO holds no image of ${size} pixels`);
  const entry = Buffer.alloc(entryLength);
  // 256 is written as 0.
  entry.writeUInt8(size % 256, 0);
  entry.writeUInt8(size % 256, 1);
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(32, 6);
  entry.writeUInt32LE(image.length, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
}

/** The PNGs of an icon file. */
export function decodeIco(file) {
  if (file.length < headerLength || file.readUInt16LE(0) !== 0 || file.readUInt16LE(2) !== iconType)
    throw new Error('This is no ICO');
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = headerLength + entryLength * index;
    const begin = file.readUInt32LE(at + 12);
    const image = file.subarray(begin, begin + file.readUInt32LE(at + 8));
    if (pngSize(image) !== (file.readUInt8(at) || 256)) throw new Error('An entry of the ICO lies about its size');
    return image;
  });
}
