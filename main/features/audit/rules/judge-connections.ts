import type { VpnConnectionItem } from '../inventory/vpn.ts';
import type { AuditWorld } from './audit-world.ts';
import { judgeEach } from './judge-each.ts';
import { openLink } from './open-page.ts';
import type { Place } from './resources.ts';
import type { Judgement, Outcome } from './rule.ts';

/** Judges each VPN connection. Those of links of ours lead to their link. */
export function judgeConnections(
  world: AuditWorld,
  judge: (place: Place) => (connection: VpnConnectionItem) => Outcome,
): Judgement[] {
  return judgeEach(world, {
    kind: 'vpn-connection',
    list: (region) => region.vpnConnections,
    judge: (place) => {
      const judgeOne = judge(place);
      return (connection) => ({ remedy: { open: openLink(world, connection.id) }, ...judgeOne(connection) });
    },
  });
}
