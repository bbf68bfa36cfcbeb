import { judgeDxGateways } from './judge-dx-gateways.ts';
import { openDirectConnect } from './open-page.ts';
import { prowler, wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';

export const dx01OneLocation: Rule = {
  id: 'DX-01',
  title: 'One Direct Connect connection, or one location',
  severity: 'high',
  why: 'A port, a router or a whole location is taken out of service for maintenance, and fails.',
  failsWhen: 'the virtual interfaces of a gateway use one connection, or connections in one location.',
  remedy: 'Order a second connection in another location, and a virtual interface on it to the same gateway.',
  references: [wellArchitected('REL02-BP02'), prowler('directconnect_connection_redundancy')],
  judge: (world) =>
    judgeDxGateways(world, (paths, map) => ({
      ...map.judgeConnections(paths),
      remedy: { open: openDirectConnect() },
    })),
};
