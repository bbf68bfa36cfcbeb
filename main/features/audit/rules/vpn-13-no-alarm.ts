import type { AlarmItem, VpnConnectionItem } from '../inventory/vpn.ts';
import { groupBy } from './group-by.ts';
import { judgeConnections } from './judge-connections.ts';
import { fact, fail, pass, readOr, unlessUnread } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';

export const vpn13NoAlarm: Rule = {
  id: 'VPN-13',
  title: 'No alarm watches the VPN',
  severity: 'medium',
  why: 'Nobody is told when a tunnel goes down; the first sign is a user who calls.',
  failsWhen:
    'no alarm on `TunnelState` names the connection or both tunnels, or each that does has its actions switched off, no action, the wrong comparison, or does not take missing data as breaching.',
  remedy:
    'Make two alarms on AWS/VPN TunnelState of this VpnId: Minimum below 1 (a tunnel is down) and Maximum below 1 (all are), three periods of 300 s, missing data as breaching, with an action.',
  references: [wellArchitected('REL06-BP01'), wellArchitected('REL06-BP03')],
  judge: (world) =>
    judgeConnections(world, ({ region }) => {
      const alarms = alarmsByDimension(readOr(region.alarms));
      return (connection) =>
        unlessUnread([region.alarms], () => {
          const watching = watchersOf(connection, alarms);
          const sound = watching.sets.some((set) => set.every((some) => some.some((each) => !problemOf(each))));
          if (sound) return pass('An alarm watches it');
          const evidence = watching.all.map((alarm) =>
            fact(`Alarm ${alarm.name}`, problemOf(alarm) ?? 'watches one tunnel only', 'cloudwatch:DescribeAlarms'),
          );
          return evidence.length === 0
            ? fail('No alarm on TunnelState names this connection or both of its tunnels', [
                fact('Alarms on it', 0, 'cloudwatch:DescribeAlarms MetricName=TunnelState'),
              ])
            : fail('No alarm on it would tell anybody of every failure', evidence);
        });
    }),
};

function alarmsByDimension(alarms: readonly AlarmItem[]) {
  const watches = alarms.flatMap((alarm) =>
    alarm.metrics
      .filter(({ namespace, metric }) => namespace === 'AWS/VPN' && metric === 'TunnelState')
      .flatMap(({ dimensions }) => dimensions.map(({ name, value }) => ({ key: `${name}=${value}`, alarm }))),
  );
  return groupBy(watches, ({ key }) => key);
}

/** Either the connection is watched, or each of its tunnels. */
function watchersOf({ id, tunnels }: VpnConnectionItem, alarms: ReturnType<typeof alarmsByDimension>) {
  const on = (key: string) => (alarms.get(key) ?? []).map(({ alarm }) => alarm);
  const ofConnection = on(`VpnId=${id}`);
  const ofTunnels = tunnels.map(({ outsideAddress }) => on(`TunnelIpAddress=${outsideAddress}`));
  return {
    sets: [[ofConnection], ...(ofTunnels.length > 0 ? [ofTunnels] : [])],
    all: [...new Set([...ofConnection, ...ofTunnels.flat()])],
  };
}

function problemOf({ actionsEnabled, alarmActions, treatMissingData, comparison, isExpression }: AlarmItem) {
  if (!actionsEnabled) return 'its actions are switched off';
  if (alarmActions === 0) return 'it has no action';
  if (treatMissingData !== 'breaching') return `missing data is ${treatMissingData ?? 'missing'}, not breaching`;
  if (!isExpression && comparison !== null && !comparison.startsWith('LessThan')) return `it compares by ${comparison}`;
  return undefined;
}
