import { judgeConnections } from './judge-connections.ts';
import { fail, pass } from './outcome.ts';
import { securityHub } from './references.ts';
import type { Rule } from './rule.ts';
import { ikeVersions, listsThatAllow, noTunnels } from './tunnel-options.ts';

export const vpn04Ikev1Allowed: Rule = {
  id: 'VPN-04',
  title: 'IKEv1 is still allowed',
  severity: 'high',
  why: 'IKEv1 is deprecated (RFC 9395) and weaker in what it protects. AWS agrees to it for as long as it is in the list.',
  failsWhen: 'the list of IKE versions of either tunnel is missing, empty, or holds anything but `ikev2`.',
  remedy:
    'Set IKEVersions to ikev2 alone with ModifyVpnTunnelOptions, one tunnel at a time: each change interrupts its tunnel.',
  references: [securityHub('EC2.183')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.tunnels.length === 0) return noTunnels();
      const open = listsThatAllow(connection, [ikeVersions], (value) => value !== 'ikev2');
      return open.length > 0
        ? fail('AWS accepts IKEv1 on at least one tunnel', open)
        : pass('Both tunnels take IKEv2 alone');
    }),
};
