import type { RecordSet, RecordTarget } from '../../../../contract/domain/dns.ts';
import type { AccountInventory } from '../inventory.ts';
import { groupBy } from './group-by.ts';
import { judgeRecords } from './judge-records.ts';
import { fact, fail, listed, pass, readOr, unlessUnread } from './outcome.ts';
import type { Outcome, Rule } from './rule.ts';

export const r5302IncompleteFailover: Rule = {
  id: 'R53-02',
  title: 'A failover pair is incomplete or wrong',
  severity: 'high',
  why: 'A pair without one half, with both halves on one target, or with a check that is gone does not fail over.',
  failsWhen:
    'a failover set lacks its primary or secondary, has one target for both, or names a health check that does not exist.',
  remedy: 'Make the pair whole in one change of the zone: a primary with a check, and a secondary elsewhere.',
  references: [],
  judge: (world) =>
    judgeRecords(world, (records, account) => {
      const known = new Set(readOr(account.healthChecks).map(({ id }) => id));
      const pairs = groupBy(records, ({ name, type, routing }) =>
        routing.kind === 'failover' ? `${name} ${type}` : null,
      );
      return [...pairs.values()].flatMap((pair) => {
        const [record] = pair;
        return record
          ? [{ record: { name: record.name, type: record.type }, outcome: judgePair(pair, known, account) }]
          : [];
      });
    }),
};

function judgePair(pair: readonly RecordSet[], known: ReadonlySet<string>, account: AccountInventory): Outcome {
  const source = 'route53:ListResourceRecordSets';
  const missing = (['primary', 'secondary'] as const).filter(
    (role) => !pair.some(({ routing }) => routing.kind === 'failover' && routing.role === role),
  );
  if (missing.length > 0)
    return fail(`It has no ${missing.join(' and no ')}`, [fact('Missing', listed(missing), source)]);
  const targets = new Set(pair.map(({ target }) => placeOf(target)));
  if (targets.size < pair.length) {
    return fail('Both halves lead to one target', [fact('Target', listed([...targets]), source)]);
  }
  const checks = pair.flatMap(({ healthCheckId }) => healthCheckId ?? []);
  if (checks.length === 0) return pass('The pair is whole');
  return unlessUnread([account.healthChecks], () => {
    const gone = checks.filter((id) => !known.has(id));
    return gone.length > 0
      ? fail('It names a health check that does not exist', [
          fact('Health check', listed(gone), `${source} HealthCheckId`),
        ])
      : pass('The pair is whole');
  });
}

function placeOf(target: RecordTarget): string {
  return target.kind === 'alias' ? `${target.hostedZoneId} ${target.dnsName}` : target.values.toSorted().join(' ');
}
