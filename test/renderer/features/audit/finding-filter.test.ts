import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byUrgency,
  filterFromAddress,
  filterOptions,
  filterProperties,
  filterToAddress,
  matches,
  noFilter,
  rowOf,
} from '../../../../renderer/features/audit/finding-filter.ts';
import { finding } from '../../../fixtures/page/page-audit.ts';

type Query = Parameters<typeof matches>[1];

const gateway = { kind: 'gateway', id: 'gw-demo2345', name: 'demo-gateway', account: null, region: null };
const rows = [
  rowOf(finding({ id: 'a' })),
  rowOf(finding({ id: 'b', severity: 'critical', verdict: 'unknown', ruleId: 'DX-04' })),
  rowOf(finding({ id: 'c', severity: 'low', verdict: 'warn', ruleId: 'VPN-06', resource: gateway })),
  rowOf(
    finding({
      id: 'd',
      severity: 'critical',
      ruleId: 'R53-01',
      resource: { ...gateway, kind: 'record-set', account: '1' },
    }),
  ),
];

const ids = (query: Query) => rows.filter((row) => matches(row, query)).map(({ id }) => id);
const is = (propertyKey: string, value: string, operator: '=' | '!=' = '=') => ({ propertyKey, operator, value });

describe('the filter of findings', () => {
  it.each<readonly [string, Query, readonly string[]]>([
    ['everything', noFilter, ['a', 'b', 'c', 'd']],
    ['one severity', { operation: 'and', tokens: [is('severity', 'Critical')] }, ['b', 'd']],
    ['what is unknown', { operation: 'and', tokens: [is('verdict', 'Unknown')] }, ['b']],
    ['both', { operation: 'and', tokens: [is('severity', 'Critical'), is('verdict', 'Wrong')] }, ['d']],
    ['either', { operation: 'or', tokens: [is('severity', 'Low'), is('system', 'Direct Connect')] }, ['b', 'c']],
    ['not this', { operation: 'and', tokens: [is('severity', 'Critical', '!=')] }, ['a', 'c']],
    ['a gateway’s own', { operation: 'and', tokens: [is('system', 'Gateway')] }, ['c']],
    ['what is global', { operation: 'and', tokens: [is('region', 'Global')] }, ['d']],
    ['text, in any case', { operation: 'and', tokens: [{ operator: ':', value: 'BRANCH office' }] }, ['a', 'b']],
    ['no such text', { operation: 'and', tokens: [{ operator: '!:', value: 'branch' }] }, ['c', 'd']],
    ['a field that is not one', { operation: 'and', tokens: [is('constructor', 'x')] }, []],
  ])('finds %s', (_words, query, found) => expect(ids(query)).toEqual(found));

  it('comes back from the address as it went in', () => {
    const value = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    const token = fc.oneof(
      fc.record({
        propertyKey: fc.constantFrom(...filterProperties.map(({ key }) => key)),
        operator: fc.constantFrom('=', '!='),
        value,
      }),
      fc.record({ operator: fc.constantFrom(':', '!:'), value }),
    );
    const query = fc.record({
      operation: fc.constantFrom('and', 'or'),
      tokens: fc.array(token, { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(query, (one) => {
        const address = filterToAddress(one) ?? '';
        const search = new URLSearchParams({ filter: address }).toString();
        expect(filterFromAddress(new URLSearchParams(search).get('filter'))).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });

  it('makes nothing of an address that makes no sense', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void filterFromAddress(text).tokens.map(({ value }) => String(value))),
    );
    for (const text of ['severity', 'password=x', '=', '%E0%A4%A', '~~~', 'or'])
      expect(filterFromAddress(text).tokens.filter(({ propertyKey }) => propertyKey !== undefined)).toEqual([]);
  });

  it('offers what occurs, severities worst first', () => {
    const offered = filterOptions(rows);
    expect(offered.filter(({ propertyKey }) => propertyKey === 'severity').map(({ value }) => value)).toEqual([
      'Critical',
      'High',
      'Low',
    ]);
    expect(offered.filter(({ propertyKey }) => propertyKey === 'system').map(({ value }) => value)).toEqual([
      'Direct Connect',
      'Gateway',
      'Route 53',
      'Site-to-Site VPN',
    ]);
  });

  it('puts what is wrong before what is unknown, and the worst first', () => {
    expect([...rows].sort(byUrgency).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('goes through 10,000 findings within a key press', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => rowOf(finding({ id: String(index) })));
    const began = performance.now();
    expect(
      many.filter((row) => matches(row, { operation: 'and', tokens: [{ operator: ':', value: 'nobody' }] })),
    ).toEqual([]);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
