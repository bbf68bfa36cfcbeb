import { isGone, type Place } from './resources.ts';
import type { AuditWorld } from './audit-world.ts';
import { createDxMap, type DxMap, type DxPaths } from './dx-paths.ts';
import { judgeEach } from './judge-each.ts';
import { openConnect } from './open-page.ts';
import { fact, fail, firstUnread, listed, notApplicable, pass, readOr, unknownSince, unlessUnread } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Outcome, Rule } from './rule.ts';

export const dx03NoBackupVpn: Rule = {
  id: 'DX-03',
  title: 'Direct Connect without a backup VPN',
  severity: 'medium',
  why: 'When Direct Connect fails, a VPN on the same gateway carries what matters until it is back.',
  failsWhen:
    'virtual interfaces serve a virtual private or transit gateway, and no VPN ends on it. High where DX-01 fails too.',
  remedy: 'Connect the site to the same gateway by VPN as well, and test the switch.',
  references: [wellArchitected('REL02-BP02')],
  judge: (world) => {
    const maps = new Map(world.inventory.accounts.map((account) => [account, createDxMap(account)]));
    const judge = (place: Place) => judgeBackup(place, maps.get(place.account) ?? createDxMap(place.account));
    return [
      ...judgeEach(world, { kind: 'vpn-gateway', list: (region) => region.vpnGateways, judge }),
      ...judgeEach(world, { kind: 'transit-gateway', list: (region) => region.transitGateways, judge }),
    ];
  },
};

function judgeBackup({ account, region }: Place, map: DxMap) {
  const withVpn = gatewaysWithVpn(region.vpnConnections);
  const associations = firstUnread([
    account.dxGateways,
    ...readOr(account.dxGateways).map((gateway) => gateway.associations),
  ]);
  return ({ id }: { readonly id: string }): Outcome => {
    const paths = [map.toVpnGateway(id), ...map.dxGatewaysOf(id).map(map.toDxGateway)];
    const serving = paths.filter(({ interfaces, unseen }) => interfaces.length + unseen.length > 0);
    const unread = associations ?? paths.find((each) => each.unread)?.unread;
    if (withVpn.has(id) && (serving.length > 0 || unread)) return pass('A VPN ends on the same gateway');
    if (serving.length === 0) {
      return unread ? unknownSince(unread) : notApplicable('No virtual interface serves it');
    }
    return unlessUnread([region.vpnConnections], () => withoutBackup(serving, map));
  };
}

function withoutBackup(serving: readonly DxPaths[], map: DxMap): Outcome {
  const together: DxPaths = {
    interfaces: serving.flatMap(({ interfaces }) => interfaces),
    unseen: serving.flatMap(({ unseen }) => unseen),
    unread: serving.find(({ unread }) => unread)?.unread,
  };
  const isAlone = map.judgeConnections(together).verdict === 'fail';
  const ids = [...together.interfaces.map(({ id }) => id), ...together.unseen];
  return fail(
    isAlone ? 'Nothing but one connection or location serves it' : 'No VPN ends on the same gateway',
    [fact('Virtual interfaces', listed(ids), 'directconnect:DescribeVirtualInterfaces')],
    { remedy: { open: openConnect() }, ...(isAlone && { severity: 'high' }) },
  );
}

function gatewaysWithVpn(connections: AuditWorld['places'][number]['region']['vpnConnections']): Set<string> {
  return new Set(
    readOr(connections)
      .filter((connection) => !isGone(connection))
      .flatMap(({ vpnGatewayId, transitGatewayId }) => [vpnGatewayId, transitGatewayId])
      .filter((id) => id !== null),
  );
}
