import { judgeConnections } from './judge-connections.ts';
import { fact, fail, listed, pass, warn } from './outcome.ts';
import { rfc } from './references.ts';
import type { Rule } from './rule.ts';
import { encryption, listsThatAllow, noTunnels, tunnelOption } from './tunnel-options.ts';
import { isAes128 } from './weak-suites.ts';

export const vpn07Aes128Allowed: Rule = {
  id: 'VPN-07',
  title: 'AES-128 is allowed under a 256-bit policy, or no GCM',
  severity: 'low',
  why: 'Linkspan’s recommended profile asks for 256-bit keys, and for GCM, which encrypts and authenticates in one pass.',
  failsWhen:
    'a list of encryption algorithms of either tunnel and phase is missing or empty, or holds AES with 128 bits. CBC without GCM in phase 2 is mentioned.',
  remedy: 'Allow AES256-GCM-16 in both phases with ModifyVpnTunnelOptions, one tunnel at a time.',
  references: [rfc(8221)],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.tunnels.length === 0) return noTunnels();
      const open = world.settings.requires256Bit ? listsThatAllow(connection, encryption, isAes128) : [];
      if (open.length > 0) return fail('AWS accepts AES with 128-bit keys', open);
      const withoutGcm = connection.tunnels.flatMap(({ outsideAddress, options }, index) => {
        const { phase2Encryption: values } = options;
        if (values === null || values.length === 0 || values.some((value) => /GCM/i.test(value))) return [];
        const source = tunnelOption(index, 'Phase2EncryptionAlgorithms');
        return [fact(`Tunnel ${outsideAddress}`, listed(values), source)];
      });
      return withoutGcm.length > 0
        ? warn('Traffic is encrypted with CBC only', withoutGcm, { severity: 'info' })
        : pass('What is allowed keeps to the policy');
    }),
};
