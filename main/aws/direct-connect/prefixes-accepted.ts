import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { familySpellings } from './family-spellings.ts';

interface Asked {
  readonly id: string;
  readonly connectionId: string;
}

type Family = keyof typeof familySpellings;
/** AWS answers 500 queries in one call, and each virtual interface takes four. */
const most = 125;

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
    MetricDataQueries: asked.flatMap((one, index) => [
      ...familySpellings.ipv4.map((spelling) => query(one, { index, family: 'ipv4', spelling })),
      ...familySpellings.ipv6.map((spelling) => query(one, { index, family: 'ipv6', spelling })),
    ]),
  };
  const answer = await read(
    ctx,
    'GetMetricData',
    signal,
    (options) => ctx.cloudwatch.send(new GetMetricDataCommand(input), options),
    'cloudwatch',
  );
  const latest = (index: number, family: Family): number | undefined =>
    (answer.MetricDataResults ?? [])
      .filter(({ Id = '' }) => Id.startsWith(`q${index}_${family}_`))
      .flatMap(({ Values = [] }) => Values.slice(0, 1))
      .toSorted((one, other) => other - one)[0];
  return new Map(
    asked.flatMap(({ id }, index): [string, number][] => {
      const seen = [latest(index, 'ipv4'), latest(index, 'ipv6')].filter((value) => value !== undefined);
      return seen.length === 0 ? [] : [[id, seen.reduce((total, value) => total + value, 0)]];
    }),
  );
}

interface Question {
  readonly index: number;
  readonly family: Family;
  readonly spelling: string;
}

function query({ id, connectionId }: Asked, { index, family, spelling }: Question): MetricDataQuery {
  return {
    Id: `q${index}_${family}_${spelling}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/DX',
        MetricName: 'VirtualInterfaceBgpPrefixesAccepted',
        Dimensions: [
          { Name: 'ConnectionId', Value: connectionId },
          { Name: 'VirtualInterfaceId', Value: id },
          { Name: 'IpAddressFamily', Value: spelling },
        ],
      },
      Period: 300,
      Stat: 'Minimum',
    },
  };
}
