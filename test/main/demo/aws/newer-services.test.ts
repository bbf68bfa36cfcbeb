import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { ListHealthChecksCommand } from '@aws-sdk/client-route-53';
import { ListResolverRulesCommand } from '@aws-sdk/client-route53resolver';
import { describe, expect, it } from 'vitest';
import { endpoint, createHealthDemo } from './health-demo.ts';
import { codeOf } from './raw-clients.ts';

const { demo, clients, wait, put, alarmState, createCheck } = createHealthDemo();

describe('faults of the newer services', () => {
  it('come with the codes of each service', async () => {
    const { route53, cloudWatch, resolver } = clients();
    const codes = async () => [
      await codeOf(route53.send(new ListHealthChecksCommand({}))),
      await codeOf(cloudWatch.send(new DescribeAlarmsCommand({}))),
      await codeOf(resolver.send(new ListResolverRulesCommand({}))),
    ];
    const seen: Record<string, string[]> = {};
    for (const kind of ['throttled', 'internal-error', 'denied', 'expired', 'bad-key'] as const) {
      demo().faults.add({ action: '*', kind, times: 3 });
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
    demo().faults.add({ action: 'CreateHealthCheck', kind: 'lost-reply' });
    expect(await codeOf(createCheck(endpoint))).not.toBe('ok');
    const made = await createCheck(endpoint);
    expect(
      demo()
        .snapshot()
        .dns.healthChecks.filter((each) => each.id === made?.Id),
    ).toHaveLength(1);
    demo().faults.add({ action: 'PutMetricAlarm', service: 'monitoring', kind: 'slow-to-appear', seconds: 5 });
    await put();
    expect(await alarmState()).toBeUndefined();
    await wait(5);
    expect(await alarmState()).toBeDefined();
  });

  it('say what is missing, what is no operation and what is no JSON or XML', async () => {
    expect(await codeOf(put({ Period: undefined }))).toBe('ValidationException');
    const sign = (service: string) =>
      `AWS4-HMAC-SHA256 Credential=${demo().accessKey.accessKeyId}/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const ask = async (service: string, path: string, target: string, body: string) => {
      const headers = { authorization: sign(service), 'x-amz-target': target };
      const response = await fetch(demo().endpoint + path, { method: 'POST', headers, body });
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
