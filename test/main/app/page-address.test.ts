import { describe, expect, it } from 'vitest';
import { isOurPage } from '../../../main/app/page-address.ts';

describe('our own page', () => {
  it.each(['app://linkspan/', 'app://linkspan/index.html#/links'])('is %s', (url) => {
    expect(isOurPage(url)).toBe(true);
  });
  it.each([
    'app://other/',
    'app://linkspan.evil/',
    'https://linkspan/',
    'app:linkspan',
    'file:///app://linkspan/',
    'about:blank',
    'not an address',
    '',
  ])('is not %j', (url) => {
    expect(isOurPage(url)).toBe(false);
  });
});
