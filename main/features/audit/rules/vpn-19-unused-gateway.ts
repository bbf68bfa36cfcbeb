import type { AuditWorld } from './audit-world.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, pass, readOr, unknownSince, unlessUnread } from './outcome.ts';
import { wellArchitected } from './references.ts';
import { isGone } from './resources.ts';
import type { Rule } from './rule.ts';

export const vpn19UnusedGateway: Rule = {
  id: 'VPN-19',
  title: 'A customer or virtual private gateway is not used',
  severity: 'low',
  why: 'What nobody uses is in the way of quotas, and misleads whoever reads the account.',
  failsWhen:
    'no live connection uses the customer gateway; or the virtual private gateway is attached to no VPC, or neither VPN nor Direct Connect uses it.',
  remedy: 'Delete it when nothing is about to use it.',
  references: [wellArchitected('COST')],
  judge: (world) => [...judgeCustomerGateways(world), ...judgeVpnGateways(world)],
};

/** EC2 does not tell how old it is: it may be for a connection that is still to be made. */
const unknownAge = { severity: 'info' } as const;

function judgeCustomerGateways(world: AuditWorld) {
  return judgeEach(world, {
    kind: 'customer-gateway',
    list: (region) => region.customerGateways,
    judge: ({ region }) => {
      const used = new Set(liveConnections(region.vpnConnections).map((each) => each.customerGatewayId));
      return ({ id, ipAddress }) =>
        unlessUnread([region.vpnConnections], () =>
          used.has(id)
            ? pass('A VPN connection uses it')
            : fail(
                'No VPN connection uses it; its age is not known',
                [fact('Address', ipAddress, 'ec2:DescribeCustomerGateways IpAddress')],
                unknownAge,
              ),
        );
    },
  });
}

function judgeVpnGateways(world: AuditWorld) {
  return judgeEach(world, {
    kind: 'vpn-gateway',
    list: (region) => region.vpnGateways,
    judge: ({ account, region }) => {
      const used = new Set<string | null>([
        ...liveConnections(region.vpnConnections).map((each) => each.vpnGatewayId),
        ...readOr(region.virtualInterfaces).flatMap((each) => (isGone(each) ? [] : (each.attachedTo?.id ?? []))),
        ...readOr(account.dxGateways).flatMap(({ associations }) =>
          readOr(associations).flatMap(({ gatewayId, state }) => (state === 'disassociated' ? [] : gatewayId)),
        ),
      ]);
      const associations = readOr(account.dxGateways).map((gateway) => gateway.associations);
      const unread = firstUnread([
        region.vpnConnections,
        region.virtualInterfaces,
        account.dxGateways,
        ...associations,
      ]);
      return ({ id, attachments }) => {
        const isAttached = attachments.some(({ state }) => state.startsWith('attach'));
        if (isAttached && used.has(id)) return pass('It is attached and used');
        const evidence = [fact('Attached to a VPC', isAttached, 'ec2:DescribeVpnGateways VpcAttachments')];
        // Whatever ends on it then reaches no VPC.
        if (!isAttached) return fail('It is attached to no VPC; its age is not known', evidence, unknownAge);
        if (unread) return unknownSince(unread);
        return fail('No VPN connection and no virtual interface uses it; its age is not known', evidence, unknownAge);
      };
    },
  });
}

function liveConnections(read: AuditWorld['places'][number]['region']['vpnConnections']) {
  return readOr(read).filter((connection) => !isGone(connection));
}
