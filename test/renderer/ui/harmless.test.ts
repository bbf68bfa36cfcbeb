import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless, harmlessParts } from '../../../renderer/ui/harmless.ts';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';

const steering = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('text from outside', () => {
  it.each(hostileTexts)('shows nothing that steers or hides: $name', ({ text }) => {
    expect(harmless(text, 20_000)).not.toMatch(steering);
  });

  it('keeps harmless text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        expect(harmless(text)).toBe(text);
      }),
    );
  });

  it('loses no character that it cannot show: each has a visible stand-in', () => {
    expect(harmless('a\u001b[2Jb\u202ec\u0000')).toBe('a␛[2Jb<202E>c␀');
  });

  it('shows half a surrogate pair instead of handing it on', () => {
    expect(harmless('\ud83d and \udc00')).toBe('<D83D> and <DC00>');
    expect(harmless('\ud83d\ude00')).toBe('\ud83d\ude00');
  });

  it('is never longer than the limit and what it says about the rest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const parts = harmlessParts(text, { limit: 100 });
        const shown = parts.filter(({ isStandIn }) => !isStandIn).map((part) => part.text);
        expect(shown.join('').length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('says how much it left out', () => {
    expect(harmless('A'.repeat(1300))).toMatch(/^A{300} … 1,000 more characters$/);
  });

  it('keeps line ends only where lines are shown', () => {
    const text = 'one\n\ttwo\r\n';
    expect(harmlessParts(text, { keepLines: true })[0]?.text).toBe('one\n\ttwo');
    expect(harmless(text)).toBe('one<000A><0009>two<000D><000A>');
  });
});
