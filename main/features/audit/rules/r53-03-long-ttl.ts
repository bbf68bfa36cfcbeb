import { judgeRecords } from './judge-records.ts';
import { fact, fail, pass } from './outcome.ts';
import { awsGuide } from './references.ts';
import type { Rule } from './rule.ts';

export const r5303LongTtl: Rule = {
  id: 'R53-03',
  title: 'The TTL of a failover or weighted record is long',
  severity: 'medium',
  why: 'Resolvers go on giving the old answer for this long after Route 53 has switched.',
  failsWhen: 'a failover or weighted record has a TTL of more than 60 seconds.',
  remedy: 'Lower the TTL to 60 seconds or less.',
  references: [awsGuide('Amazon Route 53 Developer Guide: best practices for DNS')],
  judge: (world) =>
    judgeRecords(world, (records) =>
      records.flatMap((record) => {
        const { routing, target } = record;
        if ((routing.kind !== 'failover' && routing.kind !== 'weighted') || target.kind === 'alias') return [];
        const limit = world.settings.failoverTtlSeconds;
        const outcome =
          target.ttl > limit
            ? fail(`The TTL is longer than ${limit} s`, [
                fact('TTL', `${target.ttl} s`, 'route53:ListResourceRecordSets TTL'),
              ])
            : pass('The TTL is short');
        return [{ record, outcome }];
      }),
    ),
};
