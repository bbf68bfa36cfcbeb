import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  ChangeTagsForResourceCommand,
  DeleteHealthCheckCommand,
  GetHealthCheckCommand,
  GetHealthCheckLastFailureReasonCommand,
  GetHealthCheckStatusCommand,
  ListHealthChecksCommand,
  ListTagsForResourcesCommand,
  type HealthCheckConfig,
} from '@aws-sdk/client-route-53';
import { describe, expect, it } from 'vitest';
import { endpoint, createHealthDemo, website } from './health-demo.ts';
import { codeOf } from './raw-clients.ts';

const { clock, demo, clients, wait, createCheck, healthy } = createHealthDemo();

describe('a health check of an endpoint', () => {
  it('is healthy until something else is said, after as many checks as its threshold', async () => {
    demo().observe();
    demo().setEndpointHealth('www.nordhafen.example', { healthy: false, message: 'HTTP Status Code 503' });
    await wait(60);
    expect(healthy(website)).toBe(true);
    await wait(40);
    expect(healthy(website)).toBe(false);
    const status = await clients().route53.send(new GetHealthCheckStatusCommand({ HealthCheckId: website }));
    expect(status.HealthCheckObservations).toHaveLength(16);
    expect(status.HealthCheckObservations?.[0]?.StatusReport?.Status).toBe('Failure: HTTP Status Code 503');
    demo().setEndpointHealth('www.nordhafen.example', { healthy: true });
    await wait(100);
    expect(healthy(website)).toBe(true);
    const last = await clients().route53.send(new GetHealthCheckLastFailureReasonCommand({ HealthCheckId: website }));
    expect(last.HealthCheckObservations?.[0]?.StatusReport?.Status).toBe('Failure: HTTP Status Code 503');
    const points = await clients().cloudWatchHome.send(
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
    demo().setEndpointHealth(one?.Id ?? '', { healthy: false });
    await wait(100);
    expect([healthy(one?.Id), healthy(both?.Id)]).toEqual([false, false]);
    expect(await codeOf(clients().route53.send(new GetHealthCheckStatusCommand({ HealthCheckId: both?.Id })))).toBe(
      'InvalidInput',
    );
    const nested: HealthCheckConfig = { Type: 'CALCULATED', ChildHealthChecks: [both?.Id ?? ''], HealthThreshold: 1 };
    expect(await codeOf(createCheck(nested, 'nested'))).toBe('InvalidInput');
    expect(await codeOf(clients().route53.send(new DeleteHealthCheckCommand({ HealthCheckId: one?.Id })))).toBe(
      'HealthCheckInUse',
    );
  });

  it('is the same for the same reference and settings, and its reference is used up for ever', async () => {
    const first = await createCheck(endpoint);
    expect((await createCheck(endpoint))?.Id).toBe(first?.Id);
    expect(await codeOf(createCheck({ ...endpoint, ResourcePath: '/other' }))).toBe('HealthCheckAlreadyExists');
    await clients().route53.send(new DeleteHealthCheckCommand({ HealthCheckId: first?.Id }));
    expect(await codeOf(createCheck(endpoint))).toBe('HealthCheckAlreadyExists');
    expect(await codeOf(clients().route53.send(new GetHealthCheckCommand({ HealthCheckId: first?.Id })))).toBe(
      'NoSuchHealthCheck',
    );
  });

  it('has what the service fills in, and its tags', async () => {
    const made = await createCheck({ Type: 'TCP', IPAddress: '203.0.113.180', Port: 443 });
    expect(made?.HealthCheckConfig).toMatchObject({ RequestInterval: 30, FailureThreshold: 3, Inverted: false });
    await clients().route53.send(
      new ChangeTagsForResourceCommand({
        ResourceType: 'healthcheck',
        ResourceId: made?.Id,
        AddTags: [{ Key: 'Name', Value: 'gate' }],
      }),
    );
    const tags = await clients().route53.send(
      new ListTagsForResourcesCommand({ ResourceType: 'healthcheck', ResourceIds: [website, made?.Id ?? ''] }),
    );
    expect(tags.ResourceTagSets?.map((each) => each.Tags?.[0]?.Value)).toEqual(['nordhafen-website', 'gate']);
    const list = await clients().route53.send(new ListHealthChecksCommand({ MaxItems: 1 }));
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
