import { judgeRecords } from './judge-records.ts';
import { fact, fail, pass } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';

export const r5301PrimaryWithoutCheck: Rule = {
  id: 'R53-01',
  title: 'A failover primary without a health check',
  severity: 'high',
  why: 'Route 53 takes a record without a check for healthy at all times: the secondary is never answered.',
  failsWhen: 'a primary has no health check, and is no alias that evaluates the health of its target.',
  remedy: 'Attach a health check to the primary, one that follows a tunnel or one of its endpoint.',
  references: [wellArchitected('REL11')],
  judge: (world) =>
    judgeRecords(world, (records) =>
      records
        .filter(({ routing }) => routing.kind === 'failover' && routing.role === 'primary')
        .map((record) => {
          const { target, healthCheckId } = record;
          if (healthCheckId !== null) return { record, outcome: pass('It has a health check') };
          if (target.kind === 'alias' && target.evaluateTargetHealth) {
            return { record, outcome: pass('It follows the health of its target') };
          }
          const source = 'route53:ListResourceRecordSets';
          const evidence = [
            fact('Health check', null, `${source} HealthCheckId`),
            ...(target.kind === 'alias'
              ? [fact('Evaluates its target', false, `${source} AliasTarget.EvaluateTargetHealth`)]
              : []),
          ];
          return { record, outcome: fail('The primary can never be found unhealthy', evidence) };
        }),
    ),
};
