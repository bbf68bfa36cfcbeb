import { expect, it } from 'vitest';
import { shownText } from '../../../main/aws/shown-text.ts';

it('cuts a long name between letters, never through one', () => {
  expect(shownText(`${'a'.repeat(999)}😀`)).toBe(`${'a'.repeat(999)}\uFFFD`);
  expect(shownText(`${'a'.repeat(998)}😀`)).toBe(`${'a'.repeat(998)}😀`);
});

it('leaves nothing that steers or hides', () => {
  expect(shownText('left\u202Eright\u0007')).toBe('left\uFFFDright\uFFFD');
});
