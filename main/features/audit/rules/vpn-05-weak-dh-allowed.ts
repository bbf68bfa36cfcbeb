import { judgeConnections } from './judge-connections.ts';
import { fail, pass } from './outcome.ts';
import { rfc } from './references.ts';
import type { Rule } from './rule.ts';
import { dhGroups, listsThatAllow, noTunnels } from './tunnel-options.ts';
import { isWeakDhGroup } from './weak-suites.ts';

export const vpn05WeakDhAllowed: Rule = {
  id: 'VPN-05',
  title: 'A weak Diffie-Hellman group is allowed',
  severity: 'high',
  why: 'AWS takes the lowest group that both ends know. Groups 2, 5, 22, 23 and 24 are too small or of doubtful origin.',
  failsWhen: 'a list of groups of either tunnel and phase is missing or empty, or holds 2, 5, 22, 23 or 24.',
  remedy: 'Allow groups from 14 to 21 only (19, 20 or 21 are best) with ModifyVpnTunnelOptions, one tunnel at a time.',
  references: [rfc(8247)],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.tunnels.length === 0) return noTunnels();
      const open = listsThatAllow(connection, dhGroups, isWeakDhGroup);
      return open.length > 0 ? fail('AWS accepts a weak group', open) : pass('No weak group is allowed');
    }),
};
