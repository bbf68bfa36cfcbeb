import { judgeConnections } from './judge-connections.ts';
import { fail, pass } from './outcome.ts';
import { rfc } from './references.ts';
import type { Rule } from './rule.ts';
import { integrity, listsThatAllow, noTunnels } from './tunnel-options.ts';
import { isSha1 } from './weak-suites.ts';

export const vpn06Sha1Allowed: Rule = {
  id: 'VPN-06',
  title: 'SHA-1 integrity is allowed',
  severity: 'medium',
  why: 'SHA-1 is on its way out of IPsec, and AWS prefers the lowest algorithm that both ends know.',
  failsWhen:
    'a list of integrity algorithms of either tunnel and phase is missing or empty, or holds SHA1. Phase 2 is not asked where it takes GCM alone, which needs none.',
  remedy: 'Allow SHA2-256 and above only with ModifyVpnTunnelOptions, one tunnel at a time.',
  references: [rfc(8247)],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.tunnels.length === 0) return noTunnels();
      const open = listsThatAllow(connection, integrity, isSha1);
      return open.length > 0 ? fail('AWS accepts SHA-1', open) : pass('SHA-1 is not allowed');
    }),
};
