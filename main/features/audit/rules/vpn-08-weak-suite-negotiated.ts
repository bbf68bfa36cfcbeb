import type { Evidence } from '../../../../contract/domain/audit.ts';
import type { ActiveTunnelItem } from '../inventory/vpn.ts';
import { judgeConnections } from './judge-connections.ts';
import { fact, fail, firstUnread, notApplicable, pass, unknown, unknownSince } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { isSha1, isWeakDhGroup } from './weak-suites.ts';

export const vpn08WeakSuiteNegotiated: Rule = {
  id: 'VPN-08',
  title: 'A weak suite is in use now',
  severity: 'high',
  why: 'This is not what might be agreed but what protects the traffic at this moment.',
  failsWhen: 'a tunnel that is up has negotiated IKEv1, a group of VPN-05, or SHA-1.',
  remedy: 'Mend the proposal of the customer device first, then forbid the weak values at AWS (VPN-04 to VPN-06).',
  references: [wellArchitected('SEC09')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      const up = connection.tunnels.filter(({ status }) => status === 'UP');
      const weak = up.flatMap(({ outsideAddress, active }) =>
        active.ok && active.value ? weakIn(outsideAddress, active.value) : [],
      );
      if (weak.length > 0) return fail('A tunnel that is up uses a weak suite', weak);
      const unread = firstUnread(up.map(({ active }) => active));
      if (unread) return unknownSince(unread);
      if (up.some(({ active }) => !active.ok || active.value === null || saysTooLittle(active.value))) {
        return unknown('AWS does not tell what a tunnel that is up has agreed on');
      }
      return up.length > 0 ? pass('What is in use is strong') : notApplicable('No tunnel is up');
    }),
};

function weakIn(outsideAddress: string, active: ActiveTunnelItem): Evidence[] {
  const weak = (member: string, value: string | number | null, isWeak: (value: string | number) => boolean) =>
    value !== null && isWeak(value)
      ? [fact(`${member} of tunnel ${outsideAddress}`, value, `ec2:GetActiveVpnTunnelStatus ${member}`)]
      : [];
  return [
    ...weak('IkeVersion', active.ikeVersion, (value) => String(value).endsWith('1')),
    ...weak('Phase1DHGroup', active.phase1DhGroup, isWeakDhGroup),
    ...weak('Phase2DHGroup', active.phase2DhGroup, isWeakDhGroup),
    ...weak('Phase1IntegrityAlgorithm', active.phase1Integrity, isSha1),
    ...weak('Phase2IntegrityAlgorithm', active.phase2Integrity, isSha1),
  ];
}

/** Integrity may be missing with GCM, and the group of phase 2 without PFS. */
function saysTooLittle({ ikeVersion, phase1DhGroup }: ActiveTunnelItem): boolean {
  return ikeVersion === null || phase1DhGroup === null;
}
