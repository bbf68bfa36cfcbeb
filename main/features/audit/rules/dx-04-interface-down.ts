import { judgeEach } from './judge-each.ts';
import { openDirectConnect } from './open-page.ts';
import { fact, fail, notApplicable, pass, unknown, unknownSince, warn } from './outcome.ts';
import { isGone } from './resources.ts';
import type { Rule } from './rule.ts';

export const dx04InterfaceDown: Rule = {
  id: 'DX-04',
  title: 'A virtual interface or BGP peer is down',
  severity: 'critical',
  why: 'Without BGP no route is exchanged, and nothing passes over this virtual interface.',
  failsWhen:
    'a virtual interface or one of its BGP peers is down; medium where it was down within the last day. A failover test is a warning.',
  remedy: 'Look at the router’s BGP session, VLAN and addresses, then at the light levels of the port.',
  references: [],
  judge: (world) =>
    judgeEach(world, {
      kind: 'virtual-interface',
      list: (region) => region.virtualInterfaces,
      judge: () => (item) => {
        const remedy = { open: openDirectConnect() };
        const peers = item.peers.filter((peer) => !isGone(peer));
        const evidence = [
          fact('State', item.state, 'directconnect:DescribeVirtualInterfaces virtualInterfaceState'),
          ...peers.map(({ id, addressFamily, status }) =>
            fact(
              `BGP peer ${id} (${addressFamily})`,
              status,
              'directconnect:DescribeVirtualInterfaces bgpPeers[].bgpStatus',
            ),
          ),
        ];
        if (item.state === 'testing') {
          return warn('A failover test keeps its BGP down', evidence, { severity: 'medium', remedy });
        }
        if (item.state !== 'available' && item.state !== 'down') {
          return item.state === 'unknown'
            ? unknown('AWS does not know its state', evidence)
            : notApplicable(`The virtual interface is ${item.state}`);
        }
        if (item.state === 'down' || peers.some(({ status }) => status === 'down')) {
          const what = item.state === 'down' ? 'The virtual interface is down' : 'A BGP peer is down';
          return fail(what, evidence, { remedy });
        }
        if (peers.length === 0 || peers.some(({ status }) => status !== 'up')) {
          return unknown('AWS does not tell the state of every BGP peer', evidence);
        }
        const { bgpMinimum } = item;
        if (!bgpMinimum.ok) return unknownSince(bgpMinimum.unread);
        // Regions without the metric, and interfaces without a point yet, are up by what is said of now.
        if (bgpMinimum.value === null || bgpMinimum.value >= 1) return pass('Every BGP peer is up');
        const flap = fact(
          'Least value within a day',
          bgpMinimum.value,
          'cloudwatch:GetMetricData VirtualInterfaceBgpStatus',
        );
        return fail('BGP is up, but was down within the last day', [...evidence, flap], { severity: 'medium', remedy });
      },
    }),
};
