import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand as ListAlarmTags,
  type PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { tunnels, createHealthDemo } from './health-demo.ts';
import { codeOf } from './raw-clients.ts';

const { clock, clients, wait, setTunnels, put, alarmState } = createHealthDemo();

describe('alarms and metrics of the demo AWS', () => {
  it('keep their tags, and are put anew under the same name', async () => {
    await put();
    await put({ AlarmDescription: 'again', Tags: [{ Key: 'other', Value: 'x' }] });
    const { MetricAlarms: [found] = [] } = await clients().cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'tunnel' }),
    );
    expect([found?.AlarmDescription, found?.StateValue]).toEqual(['again', 'INSUFFICIENT_DATA']);
    const { Tags } = await clients().cloudWatch.send(new ListAlarmTags({ ResourceARN: found?.AlarmArn }));
    expect(Tags).toEqual([{ Key: 'made-by', Value: 'test' }]);
    await clients().cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['tunnel-down'] }));
    expect(await alarmState()).toBeUndefined();
    expect(await codeOf(clients().cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['tunnel-down'] })))).toBe(
      'ResourceNotFound',
    );
  });

  it.each<[string, Partial<PutMetricAlarmInput>]>([
    ['a period of 45', { Period: 45 }],
    ['no evaluation periods', { EvaluationPeriods: 0 }],
    ['a comparison that is none', { ComparisonOperator: 'Nearly' as 'LessThanThreshold' }],
    ['missing data treated as no one does', { TreatMissingData: 'guess' }],
  ])('refuse %s', async (_, more) => {
    expect(await codeOf(put(more))).toBe('InvalidParameterValueException');
  });

  it('say what a tunnel carried, while there was one', async () => {
    await wait(120);
    setTunnels(true, false);
    await wait(300);
    const query = (Id: string, Stat: string, Name: string, Value: string) => ({
      Id,
      MetricStat: {
        Metric: { Namespace: 'AWS/VPN', MetricName: 'TunnelState', Dimensions: [{ Name, Value }] },
        Period: 300,
        Stat,
      },
    });
    const { MetricDataResults: [all, one, none] = [] } = await clients().cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(clock.now().getTime() - 180_000),
        EndTime: clock.now(),
        MetricDataQueries: [
          query('all', 'Average', 'VpnId', 'vpn-0c5ea5ede51ce0001'),
          query('one', 'Maximum', 'TunnelIpAddress', tunnels[1]),
          query('none', 'Maximum', 'TunnelIpAddress', '203.0.113.9'),
        ],
      }),
    );
    expect([all?.Values, one?.Values, none?.Values]).toEqual([[0.5, 0.5, 0.5], [0, 0, 0], []]);
    const { Metrics = [] } = await clients().cloudWatch.send(new ListMetricsCommand({ MetricName: 'TunnelState' }));
    expect(Metrics).toHaveLength(3);
  });

  it('tell the port and BGP of Direct Connect apart', async () => {
    const { Metrics = [] } = await clients().cloudWatch.send(new ListMetricsCommand({ Namespace: 'AWS/DX' }));
    const latest = async (metric: (typeof Metrics)[number]) => {
      const { MetricDataResults: [result] = [] } = await clients().cloudWatch.send(
        new GetMetricDataCommand({
          StartTime: new Date(clock.now().getTime() - 120_000),
          EndTime: clock.now(),
          MetricDataQueries: [{ Id: 'one', MetricStat: { Metric: metric, Period: 300, Stat: 'Minimum' } }],
        }),
      );
      return result?.Values?.[0];
    };
    const named = (name: string) => Metrics.filter((each) => each.MetricName === name);
    const [port] = named('ConnectionState');
    const [bgp] = named('VirtualInterfaceBgpStatus');
    expect(await latest(port ?? {})).toBe(1);
    expect([0, 1]).toContain(await latest(bgp ?? {}));
    expect(
      await latest({ ...bgp, Dimensions: [{ Name: 'VirtualInterfaceId', Value: 'dxvif-00000000' }] }),
    ).toBeUndefined();
  });
});
