import { describe, expect, it } from 'vitest';
import type { HealthCheckState, RecordSet } from '../../../../contract/domain/dns.ts';
import { answeringMember, drillObstacle, memberHealth } from '../../../../renderer/features/dns/answering.ts';
import { groupRecords, type RecordGroup } from '../../../../renderer/features/dns/record-groups.ts';
import { healthCheck, pair, plain } from '../../../fixtures/page/page-dns-world.ts';

const ids = { primary: '00000000-0000-4000-8000-000000000001', secondary: '00000000-0000-4000-8000-000000000002' };
type Health = HealthCheckState | 'no check';

/** A pair whose members follow checks in these states. */
function pairOf(primary: Health, secondary: Health) {
  const states = { primary, secondary };
  const records = pair('app.example.com').map((record): RecordSet => {
    const role = record.routing.kind === 'failover' ? record.routing.role : 'primary';
    return { ...record, healthCheckId: states[role] === 'no check' ? null : ids[role] };
  });
  const checks = (['primary', 'secondary'] as const).flatMap((role) => {
    const state = states[role];
    return state === 'no check' ? [] : [healthCheck({ id: ids[role], state })];
  });
  return { group: only(groupRecords(records)), checks: new Map(checks.map((check) => [check.id, check])) };
}

function only(groups: readonly RecordGroup[]): RecordGroup {
  const [group] = groups;
  if (!group || groups.length > 1) throw new Error(`${groups.length} groups`);
  return group;
}

describe('who answers for a failover pair', () => {
  it.each([
    ['healthy', 'healthy', 'primary'],
    ['healthy', 'unhealthy', 'primary'],
    ['healthy', 'unknown', 'primary'],
    ['no check', 'healthy', 'primary'],
    ['unhealthy', 'healthy', 'secondary'],
    ['unhealthy', 'no check', 'secondary'],
    // Route 53's last resort.
    ['unhealthy', 'unhealthy', 'primary'],
    ['unhealthy', 'unknown', undefined],
    ['unknown', 'healthy', undefined],
  ] as const)('primary %s, secondary %s: %s', (primary, secondary, answers) => {
    const { group, checks } = pairOf(primary, secondary);
    expect(answeringMember(group, checks)?.setIdentifier).toBe(answers);
  });

  it('is not told for other records', () => {
    expect(
      answeringMember(only(groupRecords([plain('www.example.com', 'A', '192.0.2.1')])), new Map()),
    ).toBeUndefined();
  });

  it('is not known of an alias that asks its target, nor of a check that is gone', () => {
    const [record = plain('a', 'A', '192.0.2.1')] = pair('app.example.com');
    const target = { kind: 'alias', hostedZoneId: 'Z1', dnsName: 'x', evaluateTargetHealth: true } as const;
    expect(memberHealth({ ...record, target }, new Map())).toBe('unknown');
    expect(memberHealth({ ...record, healthCheckId: ids.primary }, new Map())).toBe('unknown');
  });
});

describe('a drill', () => {
  it('needs a pair whose primary has a check', () => {
    expect(drillObstacle(pairOf('healthy', 'no check').group)).toBeUndefined();
    expect(drillObstacle(pairOf('no check', 'healthy').group)).toMatch(/no health check/);
    expect(drillObstacle(only(groupRecords([plain('a.example.com', 'A', '192.0.2.1')])))).toMatch(/failover pair/);
    const [secondary] = pair('app.example.com');
    expect(secondary && drillObstacle(only(groupRecords([secondary])))).toMatch(/a primary and a secondary/);
  });
});

describe('records of one name and type', () => {
  it('stand together, the primary first, in the order of the zone', () => {
    const records = [
      ...pair('app.example.com'),
      plain('b.example.com', 'A', '192.0.2.1'),
      plain('b.example.com', 'TXT', '"t"'),
    ];
    const groups = groupRecords(records);
    expect(groups.map(({ id }) => id)).toEqual(['app.example.com A', 'b.example.com A', 'b.example.com TXT']);
    expect(groups[0]?.members.map(({ setIdentifier }) => setIdentifier)).toEqual(['primary', 'secondary']);
  });

  it('are found by name, value and identifier', () => {
    const { text } = only(groupRecords(pair('app.example.com')));
    for (const word of ['app.example', '192.0.2.10', 's3-website', 'secondary', 'failover'])
      expect(text).toContain(word);
  });
});
