import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerReader } from '../../../main/ssh/answer-reader.ts';
import { renderAnswer } from '../../../main/ssh/frame.ts';

const token = '0123456789abcdef0123456789abcdef';

describe('reading an answer', () => {
  it('finds it whole, however the stream is cut and whatever came before', () => {
    const property = fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.nat(255),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (noise, text, code, sizes) => {
        const reader = new AnswerReader(token, 10_000);
        const stream = Buffer.from(noise + renderAnswer(token, { code, stdout: text, stderr: '' }).stdout);
        const states = chunks(stream, sizes).map((chunk) => reader.push(chunk));
        expect(states.filter((state) => state !== 'open')).toEqual(['done']);
        expect({ text: reader.text, tail: reader.tail }).toEqual({ text, tail: String(code) });
      },
    );
    fc.assert(property);
  });

  it('takes a flood for what it is, before and after the start', () => {
    const before = new AnswerReader(token, 100);
    const states = Array.from({ length: 300 }, () => before.push(Buffer.alloc(8192, 120)));
    expect(states.at(-1)).toBe('over');
    const after = new AnswerReader(token, 100);
    expect(after.push(Buffer.from(`${token}\n${'x'.repeat(99)}`))).toBe('open');
    expect(after.push(Buffer.alloc(1000, 120))).toBe('over');
  });
});

function chunks(data: Buffer, sizes: readonly number[]): Buffer[] {
  const out: Buffer[] = [];
  for (let at = 0, turn = 0; at < data.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    out.push(data.subarray(at, at + size));
    at += size;
  }
  return out;
}
