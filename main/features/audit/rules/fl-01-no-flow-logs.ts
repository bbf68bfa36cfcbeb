import type { FlowLogItem } from '../inventory/network.ts';
import { groupBy } from './group-by.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, notApplicable, pass, readOr, unknownSince, unlessUnread, warn } from './outcome.ts';
import { cis, prowler, securityHub } from './references.ts';
import type { Outcome, Rule } from './rule.ts';

export const fl01NoFlowLogs: Rule = {
  id: 'FL-01',
  title: 'VPC flow logs are off or fail',
  severity: 'medium',
  why: 'Without them nobody can say afterwards what passed between the site and the VPC, or what was rejected.',
  failsWhen:
    'a VPC that is joined to a site has no active flow log that writes rejected traffic; high where the log is not delivered.',
  remedy:
    'Turn flow logs on for the VPC, for rejected traffic at least; where they fail, mend the role or the destination.',
  references: [securityHub('EC2.6'), cis('3.7', '4.7'), prowler('vpc_flow_logs_enabled')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'vpc',
      list: (region) => region.vpcs,
      judge: ({ region }) => {
        const logs = groupBy(readOr(region.flowLogs), ({ resourceId }) => resourceId);
        const joinsUnread = firstUnread([region.vpnGateways, region.transitAttachments]);
        return ({ id }) => {
          if (!world.siteReach.has(id)) {
            return joinsUnread ? unknownSince(joinsUnread) : notApplicable('Not joined to a site');
          }
          return unlessUnread([region.flowLogs], () => judgeLogs(logs.get(id) ?? []));
        };
      },
    }),
};

function judgeLogs(logs: readonly FlowLogItem[]): Outcome {
  const useful = logs.filter(({ status, trafficType }) => status === 'ACTIVE' && trafficType !== 'ACCEPT');
  const failing = useful.filter(({ deliverStatus }) => deliverStatus === 'FAILED');
  const source = 'ec2:DescribeFlowLogs';
  const evidence = failing.map(({ id, deliverError }) =>
    fact(`Flow log ${id}`, `FAILED${deliverError ? `: ${deliverError}` : ''}`, `${source} DeliverLogsStatus`),
  );
  if (useful.length === 0) {
    return fail('No active flow log writes rejected traffic', [fact('Flow logs of the VPC', logs.length, source)]);
  }
  if (failing.length === useful.length) return fail('Its flow logs are not delivered', evidence, { severity: 'high' });
  return failing.length > 0
    ? warn('One flow log is not delivered, another is', evidence)
    : pass('Flow logs are on and delivered');
}
