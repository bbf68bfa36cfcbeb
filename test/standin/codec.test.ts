import { anything, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodec } from './codec.mjs';

const codec = createCodec();
const cross = (value: unknown): unknown => codec.decode(JSON.parse(JSON.stringify(codec.encode(value))));

describe('what crosses between worlds', () => {
  it('is what structured clone would carry', () => {
    const values = anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });
    assert(
      property(values, (value) => {
        expect(cross(value)).toEqual(structuredClone(value));
      }),
    );
  });

  it('may hold bytes, errors and our own mark', () => {
    expect(cross(new Uint8Array([0, 255, 7]))).toEqual(new Uint8Array([0, 255, 7]));
    expect(cross(new TypeError('x'))).toMatchObject({ name: 'TypeError', message: 'x' });
    expect(cross({ $: 'date', value: 1 })).toEqual({ $: 'date', value: 1 });
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
  ])('is never %s', (_name, value) => {
    expect(() => codec.encode({ value })).toThrow('could not be cloned');
  });

  it('is no circle', () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    expect(() => codec.encode(circle)).toThrow('could not be cloned');
  });
});
