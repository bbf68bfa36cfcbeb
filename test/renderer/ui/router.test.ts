import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefTo, parseRoute, replaceHere } from '../../../renderer/ui/router.tsx';

describe('addresses of pages', () => {
  it('come back as they were made, whatever is in them', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), part, (parts, text) => {
        const route = parseRoute(hrefTo(parts, { text }));
        expect(route.parts).toEqual(parts);
        expect(route.query.get('text')).toBe(text);
      }),
    );
  });

  it('leave out what is not asked for', () => {
    expect(hrefTo(['tunnels'], { link: undefined, text: '' })).toBe('#/tunnels');
  });

  it('name the first page when there is nothing after the hash', () => {
    expect(parseRoute('').parts).toEqual([]);
    expect(parseRoute('#/').parts).toEqual([]);
  });

  it('take a broken escape as it stands', () => {
    expect(parseRoute('#/links/%zz').parts).toEqual(['links', '%zz']);
  });
});

describe('what is told late', () => {
  it('changes the address of the page it is about, and never brings a person back to it', () => {
    window.location.hash = '#/dns/zones/Z1?type=A';
    replaceHere('#/dns/zones/Z1?text=app');
    expect(window.location.hash).toBe('#/dns/zones/Z1?text=app');
    window.location.hash = '#/dns';
    replaceHere('#/dns/zones/Z1?text=apple');
    expect(window.location.hash).toBe('#/dns');
    window.location.hash = '';
  });
});
