import { judgeEach } from './judge-each.ts';
import { fact, fail, notApplicable, pass, unknown } from './outcome.ts';
import { prowler, securityHub } from './references.ts';
import type { Rule } from './rule.ts';

export const tgw01AutoAccept: Rule = {
  id: 'TGW-01',
  title: 'The transit gateway accepts shared attachments by itself',
  severity: 'high',
  why: 'Any account that the gateway is shared with can join its VPC to your network, and nobody is asked.',
  failsWhen: '`AutoAcceptSharedAttachments` of a transit gateway of this account is not `disable`.',
  remedy: 'Set AutoAcceptSharedAttachments to disable with ModifyTransitGateway.',
  references: [securityHub('EC2.23'), prowler('ec2_transitgateway_auto_accept_vpc_attachments')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'transit-gateway',
      list: (region) => region.transitGateways,
      judge:
        ({ account }) =>
        ({ ownerAccount, autoAcceptSharedAttachments: value }) => {
          if (ownerAccount !== account.account) return notApplicable(`It belongs to account ${ownerAccount}`);
          if (value === null) return unknown('AWS does not tell');
          return value === 'disable'
            ? pass('Attachments are accepted by hand')
            : fail('Shared attachments are accepted without asking', [
                fact(
                  'AutoAcceptSharedAttachments',
                  value,
                  'ec2:DescribeTransitGateways Options.AutoAcceptSharedAttachments',
                ),
              ]);
        },
    }),
};
