import type { VpnConnectionItem, VpnTunnelItem } from '../inventory/vpn.ts';
import type { AuditWorld } from './audit-world.ts';
import { judgeConnections } from './judge-connections.ts';
import { fact, fail, notApplicable, pass, unknown } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { noTunnels } from './tunnel-options.ts';

export const vpn10OldKey: Rule = {
  id: 'VPN-10',
  title: 'The pre-shared key is old',
  severity: 'medium',
  why: 'A key that never changes is known to everybody who ever saw it.',
  failsWhen:
    'a key is older than the limit, by the date of its secret or by the day when Linkspan made the connection. AWS keeps no other date: then it is unknown.',
  remedy:
    'Rotate one tunnel at a time: see that the other is up, set the new key on the device, then with ModifyVpnTunnelOptions at AWS.',
  references: [wellArchitected('SEC02-BP05')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      const withKey = connection.tunnels.filter(({ keyStorage }) => keyStorage !== 'certificate');
      if (connection.tunnels.length === 0) return noTunnels();
      if (withKey.length === 0) return notApplicable('The tunnels use certificates');
      const ages = withKey.map((tunnel) => ageOf(world, connection, tunnel));
      const old = ages.filter(({ days }) => days !== null && days > world.settings.keyAgeDays);
      if (old.length > 0) {
        return fail(
          `A key is older than ${world.settings.keyAgeDays} days`,
          old.map(({ address, days, source }) => fact(`Tunnel ${address}`, `${days} days`, source)),
        );
      }
      const unsaid = ages.filter(({ days }) => days === null);
      return unsaid.length > 0
        ? unknown(
            'Nobody says when the key was set: AWS keeps no date of keys in standard storage',
            unsaid.map(({ address }) =>
              fact(`Tunnel ${address}`, 'no date', 'secretsmanager:DescribeSecret LastChangedDate'),
            ),
          )
        : pass('The keys are young enough');
    }),
};

/** Secrets Manager's own date, else the day when Linkspan made the connection with its key. */
function ageOf({ inventory, links }: AuditWorld, { id }: VpnConnectionItem, tunnel: VpnTunnelItem) {
  const link = links.get(id);
  const made = link?.origin === 'created' ? new Date(link.createdAt) : null;
  const since = tunnel.keyChangedAt ?? made;
  return {
    address: tunnel.outsideAddress,
    days: since && Math.floor((inventory.readAt.getTime() - since.getTime()) / 86_400_000),
    source: tunnel.keyChangedAt ? 'secretsmanager:DescribeSecret LastChangedDate' : 'the link of Linkspan: made at',
  };
}
