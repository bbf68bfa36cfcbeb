import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { normalPdf } from '../../../../main/reports/verify/normal-pdf.ts';
import { normalXlsx } from '../../../../main/reports/verify/normal-xlsx.ts';

const megabyte = 1024 * 1024;

describe('an archive that is larger inside than out', () => {
  const packed = deflateRawSync(Buffer.alloc(megabyte));

  it('is read as long as all of it together stays within the limit', () => {
    expect(Object.keys(normalXlsx(archive(packed, 3), 3 * megabyte) ?? {})).toHaveLength(3);
    expect(normalXlsx(archive(packed, 4), 3 * megabyte)).toBeUndefined();
    expect(normalXlsx(archive(packed, 1), 1_000)).toBeUndefined();
  });

  it('is refused in little time when thousands of entries share one content', () => {
    const bomb = archive(packed, 60_000);
    expect(bomb.length).toBeLessThan(4 * megabyte);
    expect(normalXlsx(bomb, 8 * megabyte)).toBeUndefined();
  });

  it('is no archive when its entries lead out of it', () => {
    const bytes = archive(packed, 1);
    for (const at of [packed.length + 30 + 42, bytes.length - 6]) {
      const broken = Buffer.from(bytes);
      broken.writeUInt32LE(0xffff_fff0, at);
      expect(normalXlsx(broken)).toBeUndefined();
    }
  });
});

describe('a PDF that is larger inside than out', () => {
  it('is read as long as all of its streams together stay within the limit', () => {
    expect(normalPdf(pdf(3), 3 * megabyte)).toHaveLength(8);
    expect(normalPdf(pdf(4), 3 * megabyte)).toBeUndefined();
  });
});

/** One content, and as many entries that all lead to it. */
function archive(packed: Buffer, count: number): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entries = Array.from({ length: count }, (_, nth) => {
    const name = Buffer.from(`f${nth}`);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, name]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, ...entries, end]);
}

function pdf(streams: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabyte));
  const object = Buffer.concat([
    Buffer.from(`1 0 obj\n<< /Length ${packed.length}\n/Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const tail = Buffer.from('\nxref\n0 1\n\ntrailer\n<< >>\nstartxref\n0\n%%EOF');
  return Buffer.concat([Buffer.from('%PDF-1.3\n'), ...Array<Buffer>(streams).fill(object), tail]);
}
