import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';

interface Asked {
  readonly id: string;
  readonly connectionId: string;
}

/** AWS answers 500 queries in one call; two are asked for each virtual interface. */
const most = 250;

/**
 * How many prefixes AWS accepts from each router, by virtual interface, both families together; nothing for those of which
 * CloudWatch has no point in the last quarter of an hour.
 */
export async function readPrefixesAccepted(
  ctx: AwsContext,
  interfaces: readonly Asked[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const asked = interfaces.slice(0, most);
  if (asked.length === 0) return new Map();
  const now = ctx.clock.now().getTime();
  const input = {
    StartTime: new Date(now - 15 * 60_000),
    EndTime: new Date(now),
    ScanBy: 'TimestampDescending' as const,
    MetricDataQueries: asked.flatMap((one, index) => families.map((family) => query(one, family, index))),
  };
  const answer = await read(
    ctx,
    'GetMetricData',
    signal,
    (options) => ctx.cloudwatch.send(new GetMetricDataCommand(input), options),
    'cloudwatch',
  );
  const found = new Map<string, number>();
  for (const { Id = '', Values = [] } of answer.MetricDataResults ?? []) {
    const id = asked[Number(/\d+$/.exec(Id)?.[0])]?.id;
    const [latest] = Values;
    if (id !== undefined && latest !== undefined) found.set(id, (found.get(id) ?? 0) + latest);
  }
  return found;
}

const families = ['ipv4', 'ipv6'] as const;

function query({ id, connectionId }: Asked, family: (typeof families)[number], index: number): MetricDataQuery {
  return {
    Id: `${family}_${index}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/DX',
        MetricName: 'VirtualInterfaceBgpPrefixesAccepted',
        Dimensions: [
          { Name: 'ConnectionId', Value: connectionId },
          { Name: 'VirtualInterfaceId', Value: id },
          { Name: 'IpAddressFamily', Value: family },
        ],
      },
      Period: 300,
      Stat: 'Minimum',
    },
  };
}
