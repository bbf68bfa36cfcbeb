import { SetAlarmStateCommand, type PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { UpdateHealthCheckCommand } from '@aws-sdk/client-route-53';
import { describe, expect, it } from 'vitest';
import { follower, createHealthDemo } from './health-demo.ts';
import { codeOf, wordsOf } from './raw-clients.ts';

const { clients, wait, setTunnels, put, alarmState, createCheck, healthy } = createHealthDemo();

describe('a health check that follows a tunnel', () => {
  it('fails when every tunnel of the connection is down for long enough, and comes back', async () => {
    await put();
    const check = await createCheck(follower);
    expect([check?.HealthCheckVersion, check?.CloudWatchAlarmConfiguration?.MetricName]).toEqual([1, 'TunnelState']);
    await wait(240);
    expect([healthy(check?.Id), await alarmState()]).toEqual([true, 'OK']);
    setTunnels(false, true);
    await wait(300);
    expect([healthy(check?.Id), await alarmState(), await alarmState('branch-vpn-tunnel-down')]).toEqual([
      true,
      'OK',
      'ALARM',
    ]);
    setTunnels(false, false);
    await wait(90);
    expect(healthy(check?.Id)).toBe(true);
    await wait(120);
    expect([healthy(check?.Id), await alarmState()]).toEqual([false, 'ALARM']);
    setTunnels(true, false);
    await wait(90);
    expect([healthy(check?.Id), await alarmState()]).toEqual([true, 'OK']);
  });

  it('follows the copy of the alarm, not the alarm: not its later settings, and not a state said by hand', async () => {
    await put();
    const check = await createCheck(follower);
    await wait(240);
    await clients().cloudWatch.send(
      new SetAlarmStateCommand({ AlarmName: 'tunnel-down', StateValue: 'ALARM', StateReason: 'drill' }),
    );
    expect([await alarmState(), healthy(check?.Id)]).toEqual(['ALARM', true]);
    await wait(60);
    expect(await alarmState()).toBe('OK');
    await put({ Statistic: 'Minimum' });
    setTunnels(false, true);
    await wait(300);
    expect([await alarmState(), healthy(check?.Id)]).toEqual(['ALARM', true]);
    await clients().route53.send(
      new UpdateHealthCheckCommand({ HealthCheckId: check?.Id, AlarmIdentifier: follower.AlarmIdentifier }),
    );
    expect(healthy(check?.Id)).toBe(false);
  });

  it('is inverted for a drill, and disabled counts as healthy', async () => {
    await put();
    const check = await createCheck(follower);
    await wait(240);
    const update = (HealthCheckVersion: number, settings: object) =>
      clients().route53.send(
        new UpdateHealthCheckCommand({ HealthCheckId: check?.Id, HealthCheckVersion, ...settings }),
      );
    await update(1, { Inverted: true });
    expect(healthy(check?.Id)).toBe(true);
    await wait(90);
    expect(healthy(check?.Id)).toBe(false);
    expect(await codeOf(update(1, { Inverted: false }))).toBe('HealthCheckVersionMismatch');
    await update(2, { Inverted: false, Disabled: true });
    setTunnels(false, false);
    await wait(300);
    expect(healthy(check?.Id)).toBe(true);
    await update(3, { Inverted: true });
    await wait(90);
    expect(healthy(check?.Id)).toBe(false);
  });

  it('does with too little data what it was told to', async () => {
    await put({ Dimensions: [{ Name: 'TunnelIpAddress', Value: '203.0.113.9' }], TreatMissingData: 'missing' });
    const told = (['Healthy', 'Unhealthy', 'LastKnownStatus'] as const).map((InsufficientDataHealthStatus) =>
      createCheck({ ...follower, InsufficientDataHealthStatus }, InsufficientDataHealthStatus),
    );
    const checks = await Promise.all(told);
    await wait(240);
    expect([await alarmState(), ...checks.map((each) => healthy(each?.Id))]).toEqual([
      'INSUFFICIENT_DATA',
      true,
      false,
      true,
    ]);
    await put({ TreatMissingData: 'breaching', Dimensions: [{ Name: 'VpnId', Value: 'vpn-00000000000000000' }] });
    await wait(120);
    expect(await alarmState()).toBe('ALARM');
  });

  it.each<[string, Partial<PutMetricAlarmInput>]>([
    ['high-resolution alarms', { Period: 10 }],
    ['"M out of N" alarms', { DatapointsToAlarm: 2 }],
    ['extended statistics', { Statistic: undefined, ExtendedStatistic: 'p90' }],
  ])('refuses %s', async (words, more) => {
    await put(more);
    expect(await wordsOf(createCheck(follower))).toContain(
      `InvalidInput: Invalid request: Route 53 health checks do not support ${words}`,
    );
  });

  it('refuses an alarm that is not there', async () => {
    expect(await wordsOf(createCheck(follower))).toContain('was not found');
  });
});
