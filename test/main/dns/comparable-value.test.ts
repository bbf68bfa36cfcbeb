import { describe, expect, it } from 'vitest';
import { comparableValue } from '../../../main/dns/comparable-value.ts';
import { roleOf } from '../../../main/features/dns/drill-roles.ts';

describe('the value of a record', () => {
  it.each([
    ['2001:0DB8:85a3:0:0:8a2e:0370:7334', '2001:db8:85a3::8a2e:370:7334'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    ['10  mail.Example.com.', '10 mail.example.com'],
    ['"v=spf1" "-all"', '"v=spf1"  "-all"'],
    ['192.0.2.1', '192.0.2.1'],
  ])('%s is what a name server answers with %s', (kept, answered) => {
    expect(comparableValue(kept)).toBe(comparableValue(answered));
  });

  it.each([
    ['2001:db8::1', '2001:db8::10'],
    ['192.0.2.1', '192.0.2.10'],
    ['10 mail.example.com', '20 mail.example.com'],
  ])('%s is not %s', (one, other) => {
    expect(comparableValue(one)).not.toBe(comparableValue(other));
  });
});

it('knows by it who of a pair answers a drill', () => {
  const pair = { primary: ['2001:0db8:0:0:0:0:0:1'], secondary: ['2001:0db8:0:0:0:0:0:2'], before: ['2001:db8::1'] };
  expect([['2001:db8::1'], ['2001:db8::2']].map((answers) => roleOf(answers, pair))).toEqual(['primary', 'secondary']);
});
