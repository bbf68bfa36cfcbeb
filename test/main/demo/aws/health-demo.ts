import { DescribeAlarmsCommand, PutMetricAlarmCommand, type PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { CreateHealthCheckCommand, type HealthCheckConfig } from '@aws-sdk/client-route-53';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { isHealthy } from '../../../../main/demo/aws/world/evaluate-health.ts';
import { createEagerClock } from '../../../helpers/engine-clock.ts';
import { rawClients } from './raw-clients.ts';

export const website = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001';
/** Of the VPN to the branch, vpn-0c5ea5ede51ce0001. */
export const tunnels = ['203.0.113.200', '203.0.113.201'] as const;
export const follower: HealthCheckConfig = {
  Type: 'CLOUDWATCH_METRIC',
  AlarmIdentifier: { Region: 'eu-west-1', Name: 'tunnel-down' },
  InsufficientDataHealthStatus: 'LastKnownStatus',
};
export const endpoint: HealthCheckConfig = {
  Type: 'HTTPS',
  FullyQualifiedDomainName: 'shop.example',
  ResourcePath: '/',
};

/** A demo AWS whose branch has both tunnels up before each test, with what the tests of health do all the time. */
export function createHealthDemo() {
  const clock = createEagerClock();
  const never = new AbortController().signal;
  const held: { demo?: DemoAws; clients?: ReturnType<typeof rawClients>; seed?: ReturnType<DemoAws['snapshot']> } = {};
  const demo = (): DemoAws => held.demo ?? stop();
  const clients = (): ReturnType<typeof rawClients> => held.clients ?? stop();
  const setTunnels = (...states: readonly boolean[]): void => {
    for (const [index, up] of states.entries()) {
      demo().setTunnel(tunnels[index] ?? '', { up, message: up ? 'IPSEC IS UP' : 'IPSEC IS DOWN' });
    }
  };
  beforeAll(async () => {
    held.demo = await startDemoAws({ clock });
    held.clients = rawClients(held.demo);
    held.seed = held.demo.snapshot();
  });
  beforeEach(() => setTunnels(true, true));
  afterEach(() => {
    if (held.seed) held.demo?.restore(held.seed);
  });
  afterAll(() => held.demo?.stop());
  return {
    clock,
    demo,
    clients,
    setTunnels,
    /** Time passes while somebody looks now and then, as pollers do. */
    wait: async (seconds: number): Promise<void> => {
      for (let left = seconds; left > 0; left -= 30) {
        await clock.wait(Math.min(left, 30) * 1000, never);
        demo().observe();
      }
    },
    put: (more: Partial<PutMetricAlarmInput> = {}) =>
      clients().cloudWatch.send(new PutMetricAlarmCommand({ ...alarm, ...more })),
    alarmState: async (name = 'tunnel-down') =>
      (await clients().cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0]
        ?.StateValue,
    createCheck: async (config: HealthCheckConfig, CallerReference = 'reference') =>
      (await clients().route53.send(new CreateHealthCheckCommand({ CallerReference, HealthCheckConfig: config })))
        .HealthCheck,
    healthy: (id = '') => {
      demo().observe();
      return isHealthy(demo().snapshot(), id);
    },
  };
}

const alarm: PutMetricAlarmInput = {
  AlarmName: 'tunnel-down',
  Namespace: 'AWS/VPN',
  MetricName: 'TunnelState',
  Dimensions: [{ Name: 'VpnId', Value: 'vpn-0c5ea5ede51ce0001' }],
  Statistic: 'Maximum',
  Period: 300,
  EvaluationPeriods: 3,
  Threshold: 1,
  ComparisonOperator: 'LessThanThreshold',
  TreatMissingData: 'breaching',
  Tags: [{ Key: 'made-by', Value: 'test' }],
};

function stop(): never {
  throw new Error('The demo AWS has not started');
}
