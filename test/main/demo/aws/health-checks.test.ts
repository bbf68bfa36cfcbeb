import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand as ListAlarmTags,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import {
  ChangeTagsForResourceCommand,
  CreateHealthCheckCommand,
  DeleteHealthCheckCommand,
  GetHealthCheckCommand,
  GetHealthCheckLastFailureReasonCommand,
  GetHealthCheckStatusCommand,
  ListHealthChecksCommand,
  ListTagsForResourcesCommand,
  UpdateHealthCheckCommand,
  type HealthCheckConfig,
} from '@aws-sdk/client-route-53';
import { ListResolverRulesCommand } from '@aws-sdk/client-route53resolver';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isHealthy } from '../../../../main/demo/aws/world/evaluate-health.ts';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { createEagerClock } from '../../../helpers/engine-clock.ts';
import { codeOf, rawClients, wordsOf } from './raw-clients.ts';

const clock = createEagerClock();
const never = new AbortController().signal;
const website = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001';
const tunnels = ['203.0.113.200', '203.0.113.201'] as const;
let demo: DemoAws;
let clients: ReturnType<typeof rawClients>;
let seed: ReturnType<DemoAws['snapshot']>;
beforeAll(async () => {
  demo = await startDemoAws({ clock });
  clients = rawClients(demo);
  seed = demo.snapshot();
});
beforeEach(() => setTunnels(true, true));
afterEach(() => demo.restore(seed));
afterAll(() => demo.stop());

const setTunnels = (...states: readonly boolean[]) => {
  for (const [index, up] of states.entries()) {
    demo.setTunnel(tunnels[index] ?? '', { up, message: up ? 'IPSEC IS UP' : 'IPSEC IS DOWN' });
  }
};
/** Time passes while somebody looks now and then, as pollers do. */
const wait = async (seconds: number): Promise<void> => {
  for (let left = seconds; left > 0; left -= 30) {
    await clock.wait(Math.min(left, 30) * 1000, never);
    demo.snapshot();
  }
};
const alarm = (more: Partial<PutMetricAlarmInput> = {}): PutMetricAlarmInput => ({
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
  ...more,
});
const put = (more?: Partial<PutMetricAlarmInput>) => clients.cloudWatch.send(new PutMetricAlarmCommand(alarm(more)));
const alarmState = async (name = 'tunnel-down') =>
  (await clients.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0]?.StateValue;
const createCheck = async (config: HealthCheckConfig, CallerReference = 'reference') =>
  (await clients.route53.send(new CreateHealthCheckCommand({ CallerReference, HealthCheckConfig: config })))
    .HealthCheck;
const follower: HealthCheckConfig = {
  Type: 'CLOUDWATCH_METRIC',
  AlarmIdentifier: { Region: 'eu-west-1', Name: 'tunnel-down' },
  InsufficientDataHealthStatus: 'LastKnownStatus',
};
const endpoint: HealthCheckConfig = { Type: 'HTTPS', FullyQualifiedDomainName: 'shop.example', ResourcePath: '/' };
const healthy = (id = '') => isHealthy(demo.snapshot(), id);

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
    await clients.cloudWatch.send(
      new SetAlarmStateCommand({ AlarmName: 'tunnel-down', StateValue: 'ALARM', StateReason: 'drill' }),
    );
    expect([await alarmState(), healthy(check?.Id)]).toEqual(['ALARM', true]);
    await wait(60);
    expect(await alarmState()).toBe('OK');
    await put({ Statistic: 'Minimum' });
    setTunnels(false, true);
    await wait(300);
    expect([await alarmState(), healthy(check?.Id)]).toEqual(['ALARM', true]);
    await clients.route53.send(
      new UpdateHealthCheckCommand({ HealthCheckId: check?.Id, AlarmIdentifier: follower.AlarmIdentifier }),
    );
    expect(healthy(check?.Id)).toBe(false);
  });

  it('is inverted for a drill, and disabled counts as healthy', async () => {
    await put();
    const check = await createCheck(follower);
    await wait(240);
    const update = (HealthCheckVersion: number, settings: object) =>
      clients.route53.send(new UpdateHealthCheckCommand({ HealthCheckId: check?.Id, HealthCheckVersion, ...settings }));
    await update(1, { Inverted: true });
    expect(healthy(check?.Id)).toBe(true);
    await wait(15);
    expect(healthy(check?.Id)).toBe(false);
    expect(await codeOf(update(1, { Inverted: false }))).toBe('HealthCheckVersionMismatch');
    await update(2, { Inverted: false, Disabled: true });
    setTunnels(false, false);
    await wait(300);
    expect(healthy(check?.Id)).toBe(true);
    await update(3, { Inverted: true });
    await wait(15);
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

describe('a health check of an endpoint', () => {
  it('is healthy until something else is said, after as many checks as its threshold', async () => {
    demo.snapshot();
    demo.setEndpointHealth('www.nordhafen.example', { healthy: false, message: 'HTTP Status Code 503' });
    await wait(60);
    expect(healthy(website)).toBe(true);
    await wait(40);
    expect(healthy(website)).toBe(false);
    const status = await clients.route53.send(new GetHealthCheckStatusCommand({ HealthCheckId: website }));
    expect(status.HealthCheckObservations).toHaveLength(16);
    expect(status.HealthCheckObservations?.[0]?.StatusReport?.Status).toBe('Failure: HTTP Status Code 503');
    demo.setEndpointHealth('www.nordhafen.example', { healthy: true });
    await wait(100);
    expect(healthy(website)).toBe(true);
    const last = await clients.route53.send(new GetHealthCheckLastFailureReasonCommand({ HealthCheckId: website }));
    expect(last.HealthCheckObservations?.[0]?.StatusReport?.Status).toBe('Failure: HTTP Status Code 503');
    const points = await clients.cloudWatchHome.send(
      new GetMetricDataCommand({
        StartTime: new Date(clock.now().getTime() - 600_000),
        EndTime: clock.now(),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'health',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/Route53',
                MetricName: 'HealthCheckStatus',
                Dimensions: [{ Name: 'HealthCheckId', Value: website }],
              },
              Period: 60,
              Stat: 'Minimum',
            },
          },
        ],
      }),
    );
    expect(points.MetricDataResults?.[0]?.Values?.join('')).toMatch(/^1+0+1*$/);
  });

  it('is counted by a calculated one, which has no status of its own to ask for', async () => {
    const one = await createCheck(endpoint, 'one');
    const both = await createCheck(
      { Type: 'CALCULATED', ChildHealthChecks: [website, one?.Id ?? ''], HealthThreshold: 2 },
      'both',
    );
    demo.setEndpointHealth(one?.Id ?? '', { healthy: false });
    await wait(100);
    expect([healthy(one?.Id), healthy(both?.Id)]).toEqual([false, false]);
    expect(await codeOf(clients.route53.send(new GetHealthCheckStatusCommand({ HealthCheckId: both?.Id })))).toBe(
      'InvalidInput',
    );
    const nested: HealthCheckConfig = { Type: 'CALCULATED', ChildHealthChecks: [both?.Id ?? ''], HealthThreshold: 1 };
    expect(await codeOf(createCheck(nested, 'nested'))).toBe('InvalidInput');
    expect(await codeOf(clients.route53.send(new DeleteHealthCheckCommand({ HealthCheckId: one?.Id })))).toBe(
      'HealthCheckInUse',
    );
  });

  it('is the same for the same reference and settings, and its reference is used up for ever', async () => {
    const first = await createCheck(endpoint);
    expect((await createCheck(endpoint))?.Id).toBe(first?.Id);
    expect(await codeOf(createCheck({ ...endpoint, ResourcePath: '/other' }))).toBe('HealthCheckAlreadyExists');
    await clients.route53.send(new DeleteHealthCheckCommand({ HealthCheckId: first?.Id }));
    expect(await codeOf(createCheck(endpoint))).toBe('HealthCheckAlreadyExists');
    expect(await codeOf(clients.route53.send(new GetHealthCheckCommand({ HealthCheckId: first?.Id })))).toBe(
      'NoSuchHealthCheck',
    );
  });

  it('has what the service fills in, and its tags', async () => {
    const made = await createCheck({ Type: 'TCP', IPAddress: '203.0.113.180', Port: 443 });
    expect(made?.HealthCheckConfig).toMatchObject({ RequestInterval: 30, FailureThreshold: 3, Inverted: false });
    await clients.route53.send(
      new ChangeTagsForResourceCommand({
        ResourceType: 'healthcheck',
        ResourceId: made?.Id,
        AddTags: [{ Key: 'Name', Value: 'gate' }],
      }),
    );
    const tags = await clients.route53.send(
      new ListTagsForResourcesCommand({ ResourceType: 'healthcheck', ResourceIds: [website, made?.Id ?? ''] }),
    );
    expect(tags.ResourceTagSets?.map((each) => each.Tags?.[0]?.Value)).toEqual(['nordhafen-website', 'gate']);
    const list = await clients.route53.send(new ListHealthChecksCommand({ MaxItems: 1 }));
    expect([list.HealthChecks?.length, list.IsTruncated, list.NextMarker]).toEqual([1, true, made?.Id]);
  });

  it.each<[string, HealthCheckConfig]>([
    ['a private address', { Type: 'TCP', IPAddress: '10.20.0.10', Port: 80 }],
    ['a link-local address', { Type: 'HTTP', IPAddress: '169.254.10.1' }],
    ['a shared address', { Type: 'HTTP', IPAddress: '100.64.0.1' }],
    ['a unique local IPv6 address', { Type: 'HTTP', IPAddress: 'fd00::1' }],
    ['neither address nor name', { Type: 'HTTP' }],
    ['TCP without a port', { Type: 'TCP', IPAddress: '203.0.113.180' }],
    ['an interval of 20', { ...endpoint, RequestInterval: 20 }],
    ['a threshold of 11', { ...endpoint, FailureThreshold: 11 }],
    ['two regions', { ...endpoint, Regions: ['us-east-1', 'eu-west-1'] }],
    ['a match without a string', { ...endpoint, Type: 'HTTPS_STR_MATCH' }],
    ['an alarm with an endpoint', { ...endpoint, AlarmIdentifier: { Region: 'eu-west-1', Name: 'x' } }],
    ['a type that is none', { Type: 'UDP' as 'TCP', IPAddress: '203.0.113.180', Port: 53 }],
  ])('refuses %s', async (_, config) => {
    expect(await codeOf(createCheck(config))).toBe('InvalidInput');
  });
});

describe('alarms and metrics of the demo AWS', () => {
  it('keep their tags, and are put anew under the same name', async () => {
    await put();
    await put({ AlarmDescription: 'again', Tags: [{ Key: 'other', Value: 'x' }] });
    const { MetricAlarms: [found] = [] } = await clients.cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'tunnel' }),
    );
    expect([found?.AlarmDescription, found?.StateValue]).toEqual(['again', 'INSUFFICIENT_DATA']);
    const { Tags } = await clients.cloudWatch.send(new ListAlarmTags({ ResourceARN: found?.AlarmArn }));
    expect(Tags).toEqual([{ Key: 'made-by', Value: 'test' }]);
    await clients.cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['tunnel-down'] }));
    expect(await alarmState()).toBeUndefined();
    expect(await codeOf(clients.cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['tunnel-down'] })))).toBe(
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
    const { MetricDataResults: [all, one, none] = [] } = await clients.cloudWatch.send(
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
    const { Metrics = [] } = await clients.cloudWatch.send(new ListMetricsCommand({ MetricName: 'TunnelState' }));
    expect(Metrics).toHaveLength(3);
  });

  it('and Resolver answers without schemas', async () => {
    expect((await clients.resolver.send(new ListResolverRulesCommand({}))).ResolverRules).toEqual([]);
  });
});

describe('faults of the newer services', () => {
  it('come with the codes of each service', async () => {
    const { route53, cloudWatch, resolver } = clients;
    const codes = async () => [
      await codeOf(route53.send(new ListHealthChecksCommand({}))),
      await codeOf(cloudWatch.send(new DescribeAlarmsCommand({}))),
      await codeOf(resolver.send(new ListResolverRulesCommand({}))),
    ];
    const seen: Record<string, string[]> = {};
    for (const kind of ['throttled', 'internal-error', 'denied', 'expired', 'bad-key'] as const) {
      demo.faults.add({ action: '*', kind, times: 3 });
      seen[kind] = await codes();
    }
    expect(seen).toEqual({
      throttled: ['Throttling', 'ThrottlingException', 'ThrottlingException'],
      'internal-error': ['InternalFailure', 'InternalServiceFault', 'InternalServiceErrorException'],
      denied: ['AccessDenied', 'AccessDeniedException', 'AccessDeniedException'],
      expired: ['ExpiredToken', 'ExpiredTokenException', 'ExpiredTokenException'],
      'bad-key': ['InvalidClientTokenId', 'UnrecognizedClientException', 'UnrecognizedClientException'],
    });
  });

  it('lose a reply after the effect, and keep a new thing from being seen', async () => {
    demo.faults.add({ action: 'CreateHealthCheck', kind: 'lost-reply' });
    expect(await codeOf(createCheck(endpoint))).not.toBe('ok');
    const made = await createCheck(endpoint);
    expect(demo.snapshot().dns.healthChecks.filter((each) => each.id === made?.Id)).toHaveLength(1);
    demo.faults.add({ action: 'PutMetricAlarm', service: 'monitoring', kind: 'slow-to-appear', seconds: 5 });
    await put();
    expect(await alarmState()).toBeUndefined();
    await wait(5);
    expect(await alarmState()).toBeDefined();
  });

  it('say what is missing, what is no operation and what is no JSON or XML', async () => {
    expect(await codeOf(put({ Period: undefined }))).toBe('ValidationException');
    const sign = (service: string) =>
      `AWS4-HMAC-SHA256 Credential=${demo.accessKey.accessKeyId}/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const ask = async (service: string, path: string, target: string, body: string) => {
      const headers = { authorization: sign(service), 'x-amz-target': target };
      const response = await fetch(demo.endpoint + path, { method: 'POST', headers, body });
      return `${response.status} ${await response.text()}`;
    };
    expect([
      await ask('monitoring', '/', 'GraniteServiceVersion20100801.MakeTea', '{}'),
      await ask('monitoring', '/', 'GraniteServiceVersion20100801.DescribeAlarms', '[1'),
      await ask('monitoring', '/', 'GraniteServiceVersion20100801.DescribeAlarms', '{"MaxRecords":"x"}'),
      await ask('route53', '/2013-04-01/tea', '', ''),
      await ask('route53', '/2013-04-01/healthcheck', '', '<CreateHealthCheckRequest>'),
      await ask('route53', '/2013-04-01/healthcheck', '', '<!DOCTYPE x><CreateHealthCheckRequest/>'),
      await ask('iam', '/', '', ''),
    ]).toEqual([
      expect.stringMatching(/^400 .*UnknownOperationException/),
      expect.stringMatching(/^400 .*SerializationException/),
      expect.stringMatching(/^400 .*SerializationException/),
      expect.stringMatching(/^400 .*InvalidAction/s),
      expect.stringMatching(/^400 .*MalformedInput/s),
      expect.stringMatching(/^400 .*MalformedInput/s),
      expect.stringMatching(/^404 .*InvalidAction/s),
    ]);
  });
});
