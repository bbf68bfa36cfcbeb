import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AwsContext } from '../../../../../main/aws/aws-context.ts';
import { readDirectConnect } from '../../../../../main/features/audit/gather/read-direct-connect.ts';
import type { Reader } from '../../../../../main/features/audit/gather/reader.ts';
import { type DemoContext, startDemoContext } from '../../../aws/demo-context.ts';

let world: DemoContext;
beforeAll(async () => {
  world = await startDemoContext();
});
afterAll(() => world.stop());

it.each(['ipv4', 'IPv4'])('finds that BGP was down when CloudWatch spells the family %s', async (spelling) => {
  const { virtualInterfaces } = await readDirectConnect(readerOf(await contextSpelling(spelling)), world.clock.now());
  const minima = virtualInterfaces.ok ? virtualInterfaces.value.map(({ bgpMinimum }) => bgpMinimum) : [];
  expect(minima.length).toBeGreaterThan(0);
  expect(minima).toEqual(minima.map(() => ({ ok: true, value: 0 })));
});

/** The demo's Direct Connect, with a CloudWatch that has points of one spelling alone. */
async function contextSpelling(spelling: string): Promise<AwsContext> {
  const ctx = await world.connections.context('demo', 'eu-west-1');
  const send = (command: unknown) => {
    const queries = command instanceof GetMetricDataCommand ? (command.input.MetricDataQueries ?? []) : [];
    const answered = queries.filter(({ MetricStat }) =>
      MetricStat?.Metric?.Dimensions?.some(({ Value }) => Value === spelling),
    );
    return Promise.resolve({ MetricDataResults: answered.map(({ Id }) => ({ Id, Values: [0] })) });
  };
  return { ...ctx, cloudwatch: Object.assign(Object.create(ctx.cloudwatch), { send }) };
}

function readerOf(ctx: AwsContext): Reader {
  const read: Reader['read'] = async (_what, look) => ({
    ok: true,
    value: await look(ctx, AbortSignal.timeout(5_000)),
  });
  return {
    read,
    probe: read,
    readEach: async (list, more) => (list.ok ? { ok: true, value: await Promise.all(list.value.map(more)) } : list),
    unusable: (_what, message) => {
      throw new Error(message);
    },
  };
}
