import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessFormula } from '../../../main/reports/formula.ts';

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '  =1',
  '\u00a0=1',
  '＝1',
  '＋1',
  '－1',
  '＠A',
  '|calc',
  '\u200b=1',
];

describe('a cell of a CSV', () => {
  it.each(dangerous)('%j is marked as text', (text) => {
    expect(harmlessFormula(text)).toBe(`'${text}`);
  });

  it.each(['a;=1', 'a\n=1', 'a; \u00a0=1', 'x\r\n+1', '\r=1'])('%j holds no formula behind a separator', (text) => {
    expect(harmlessFormula(text)).toMatch(/[;\n\r]'/);
  });

  it.each(['vpn-0a1b', 'a=b', '10.0.0.0/8 - a site', '', 'e-mail@example.com'])('%j stays as it is', (text) => {
    expect(harmlessFormula(text)).toBe(text);
  });

  it('never begins like a formula, in any field, whatever it says', () => {
    const signs = fc.constantFrom(...'=+-@＝;\n\r\t "\'a1\u00a0|'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => {
        for (const field of harmlessFormula(text).split(/[;\n\r]/)) expect(field).not.toMatch(/^[\s\u200b]*[=+\-@＝|]/);
      }),
    );
  });
});
