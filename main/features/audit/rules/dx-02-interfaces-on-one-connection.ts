import type { DxMap, DxPaths } from './dx-paths.ts';
import { judgeDxGateways } from './judge-dx-gateways.ts';
import { openDirectConnect } from './open-page.ts';
import { fact, fail, listed, notApplicable, pass, unknown, unknownSince, warn } from './outcome.ts';
import { prowler } from './references.ts';
import type { Outcome, Rule } from './rule.ts';

export const dx02InterfacesOnOneConnection: Rule = {
  id: 'DX-02',
  title: 'Virtual interfaces of a gateway are not redundant',
  severity: 'high',
  why: 'Several virtual interfaces on one connection fail together.',
  failsWhen: 'all virtual interfaces of a gateway use one connection. Several on one device of AWS are a warning.',
  remedy: 'Make a virtual interface to the same gateway on another connection, on another device of AWS.',
  references: [prowler('directconnect_virtual_interface_redundancy')],
  judge: (world) => judgeDxGateways(world, judgeInterfaces),
};

function judgeInterfaces({ interfaces, unseen, unread }: DxPaths, map: DxMap): Outcome {
  const connectionIds = [...new Set(interfaces.map(({ connectionId }) => connectionId))];
  const devices = connectionIds.map(map.deviceOf);
  const remedy = { open: openDirectConnect() };
  if (connectionIds.length > 1) {
    const [device] = devices;
    if (device === null || device === undefined || devices.some((each) => each !== device)) {
      return pass('Its virtual interfaces use several connections');
    }
  }
  if (unread) return unknownSince(unread);
  if (unseen.length > 0) return unknown('Virtual interfaces that were not looked at serve it too');
  if (connectionIds.length === 0) return notApplicable('No virtual interface serves it');
  const evidence = [
    fact('Virtual interfaces', listed(interfaces.map(({ id }) => id)), 'directconnect:DescribeVirtualInterfaces'),
    fact('Connections', listed(connectionIds), 'directconnect:DescribeVirtualInterfaces connectionId'),
  ];
  if (connectionIds.length === 1) return fail('All of its virtual interfaces use one connection', evidence, { remedy });
  const device = fact('Device of AWS', devices[0] ?? null, 'directconnect:DescribeConnections awsDeviceV2');
  return warn('Its connections end on one device of AWS', [...evidence, device], { severity: 'medium', remedy });
}
