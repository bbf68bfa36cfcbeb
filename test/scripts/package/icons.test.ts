import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property, shuffledSubarray, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIcns, encodeIcns, icnsSizes } from '../../../scripts/package/icns.mjs';
import { decodeIco, encodeIco } from '../../../scripts/package/ico.mjs';
import { pngSize } from '../../../scripts/package/png-size.mjs';

const assets = join(import.meta.dirname, '../../../assets');
const readIcon = (name: string) => readFileSync(join(assets, name));

/** As much of a PNG as says how large it is, with anything behind. */
function png(width: number, height = width, rest: Uint8Array = new Uint8Array(8)): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, rest]);
}

describe("Windows' icon file", () => {
  it('gives back the images that were put in', () => {
    assert(
      property(shuffledSubarray([16, 24, 32, 48, 64, 128, 255, 256]), uint8Array(), (sizes, rest) => {
        const images = sizes.map((size) => png(size, size, rest));
        expect(decodeIco(encodeIco(images))).toEqual(images);
      }),
    );
  });

  it('takes no image that it cannot hold', () => {
    expect(() => encodeIco([png(257)])).toThrow('no image of 257 pixels');
    expect(() => encodeIco([png(32, 16)])).toThrow('32 by 16 pixels');
    expect(() => encodeIco([Buffer.from('<svg/>')])).toThrow('no PNG');
  });

  it('is not read from something else, cut off or with a wrong entry', () => {
    const file = encodeIco([png(32)]);
    expect(() => decodeIco(Buffer.from('icns'))).toThrow('no ICO');
    expect(() => decodeIco(file.subarray(0, 30))).toThrow('no PNG');
    file.writeUInt8(48, 6);
    expect(() => decodeIco(file)).toThrow('lies about its size');
  });

  it('holds every size that Windows shows', () => {
    expect(decodeIco(readIcon('icon.ico')).map(pngSize)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  });
});

describe("macOS's icon file", () => {
  const images = icnsSizes.map((size) => png(size));

  it('gives back the images that were put in, each under its types', () => {
    const read = decodeIcns(encodeIcns(images.toReversed()));
    expect(read.map(({ type, image }) => `${type} ${pngSize(image)}`)).toEqual([
      'ic11 32',
      'ic12 64',
      'ic07 128',
      'ic13 256',
      'ic08 256',
      'ic14 512',
      'ic09 512',
      'ic10 1024',
    ]);
  });

  it.each(icnsSizes)('is not made without its image of %d pixels', (size) => {
    expect(() => encodeIcns(images.filter((image) => pngSize(image) !== size))).toThrow(`${size} pixels`);
  });

  it('is not read from something else, cut off or with a wrong block', () => {
    const file = encodeIcns(images);
    expect(() => decodeIcns(encodeIco([png(32)]))).toThrow('no ICNS');
    assert(
      property(shuffledSubarray([1, 7, 8, 9, 20, 40, 300]), (cuts) => {
        for (const cut of cuts) expect(() => decodeIcns(file.subarray(0, file.length - cut))).toThrow('no ICNS');
      }),
    );
    file.write('ic07', 8, 'latin1');
    expect(() => decodeIcns(file)).toThrow('ic07');
  });

  it('holds every size up to the double of 512', () => {
    expect(decodeIcns(readIcon('icon.icns')).map(({ image }) => pngSize(image))).toContain(1024);
  });
});

describe("Linux's icons", () => {
  it.each([16, 32, 48, 64, 128, 256, 512])('have a file of %d pixels, named for it', (size) => {
    expect(pngSize(readIcon(`icons/${size}x${size}.png`))).toBe(size);
  });
});
