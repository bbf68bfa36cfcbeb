import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateBlock } from '../../../contract/domain/dns-addresses.ts';
import { hostNameProblem, isWithin, plainName, recordNameProblem } from '../../../contract/domain/dns-names.ts';
import { valueProblem } from '../../../contract/domain/dns-values.ts';
import { RecordType } from '../../../contract/domain/dns.ts';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';

const good: Readonly<Record<RecordType, readonly string[]>> = {
  A: ['192.0.2.1', '0.0.0.0'],
  AAAA: ['2001:db8::1', '::1'],
  CNAME: ['www.example.com', 'www.example.com.', '_dmarc.example.com'],
  TXT: ['"v=spf1 -all"', '"one" "two"', '"a \\"quote\\""', `"${'x'.repeat(255)}"`, '""'],
  MX: ['10 mail.example.com', '0 .'],
  SRV: ['1 10 5269 chat.example.com', '0 0 0 .'],
  CAA: ['0 issue "letsencrypt.org"', '128 iodef "mailto:a@example.com"', '0 issue ";"'],
};
const bad: Readonly<Record<RecordType, readonly string[]>> = {
  A: ['', '192.0.2', '192.0.2.256', '192.0.02.1', '192.0.2.1/32', '2001:db8::1'],
  AAAA: ['', '192.0.2.1', '2001:db8::/64', 'fe80::1%eth0', 'db8'],
  CNAME: ['', 'two words', 'a..b', `${'x'.repeat(64)}.example`, '*.example.com'],
  TXT: ['', 'v=spf1 -all', '"open', '"a" b', `"${'x'.repeat(256)}"`, '"ä"', '"a""b'],
  MX: ['', 'mail.example.com', '10', '70000 mail.example.com', '10 a b', '-1 a.example'],
  SRV: ['', '1 10 chat.example.com', '1 10 99999 chat.example.com', '1 10 5269'],
  CAA: ['', 'issue "x"', '0 issue x', '256 issue "x"', '0 is sue "x"'],
};

describe('the value of a record', () => {
  it.each(RecordType.options)('of type %s', (type) => {
    expect(good[type].filter((value) => valueProblem(type, value) !== undefined)).toEqual([]);
    expect(bad[type].filter((value) => valueProblem(type, value) === undefined)).toEqual([]);
  });

  it('is judged in words, whatever it is', () => {
    const types = fc.constantFrom(...RecordType.options);
    fc.assert(
      fc.property(
        types,
        fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom(...hostileTexts.map(({ text }) => text))),
        (type, value) => {
          const problem = valueProblem(type, value);
          expect(problem === undefined || problem.length > 0).toBe(true);
        },
      ),
    );
  });

  it('is taken for every address that there is', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => valueProblem('A', address) === undefined));
    fc.assert(fc.property(fc.ipV6(), (address) => valueProblem('AAAA', address) === undefined));
  });
});

describe('a name', () => {
  it('is read as Route 53 writes it', () => {
    expect(plainName('\\052.Apps.Example.COM.')).toBe('*.apps.example.com');
    expect(isWithin('a.example.com', 'example.com')).toBe(true);
    expect(isWithin('aexample.com', 'example.com')).toBe(false);
    expect(recordNameProblem('*.example.com')).toBeUndefined();
    expect(recordNameProblem('*')).toEqual(expect.any(String));
    expect(hostNameProblem('x'.repeat(254))).toEqual(expect.any(String));
  });

  it('stays what it is when it is read twice', () => {
    const label = fc.stringMatching(/^[a-z0-9_-]{1,20}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const name = labels.join('.');
        expect(plainName(plainName(`${name}.`))).toBe(name);
        expect(hostNameProblem(name)).toBeUndefined();
      }),
    );
  });
});

describe('an address', () => {
  it('is known to be private', () => {
    const inside = [
      '10.0.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '100.64.0.1',
      '169.254.1.1',
      '127.0.0.1',
      'fd00::1',
      '::1',
    ];
    const outside = ['203.0.113.1', '172.32.0.1', '8.8.8.8', '2001:db8::1', 'www.example.com', '10.0.0'];
    expect([...inside, ...outside].filter((one) => privateBlock(one) !== undefined)).toEqual(inside);
  });
});
