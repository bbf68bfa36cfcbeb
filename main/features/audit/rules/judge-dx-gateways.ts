import type { AuditWorld } from './audit-world.ts';
import { createDxMap, type DxMap, type DxPaths } from './dx-paths.ts';
import { judgeEach, judgeEachGlobal } from './judge-each.ts';
import type { Judgement, Outcome } from './rule.ts';

/** Judges what virtual interfaces end on: virtual private gateways, and gateways of Direct Connect. */
export function judgeDxGateways(world: AuditWorld, judge: (paths: DxPaths, map: DxMap) => Outcome): Judgement[] {
  const maps = new Map(world.inventory.accounts.map((account) => [account, createDxMap(account)]));
  return [
    ...judgeEach(world, {
      kind: 'vpn-gateway',
      list: (region) => region.vpnGateways,
      judge: ({ account }) => {
        const map = maps.get(account) ?? createDxMap(account);
        return ({ id }) => judge(map.toVpnGateway(id), map);
      },
    }),
    ...judgeEachGlobal(world, {
      kind: 'dx-gateway',
      list: (account) => account.dxGateways,
      judge: (account) => {
        const map = maps.get(account) ?? createDxMap(account);
        return (gateway) => judge(map.toDxGateway(gateway), map);
      },
    }),
  ];
}
