import { directConnectReaders } from './direct-connect-metrics.ts';
import type { Pace } from './pace.ts';
import { tunnelsOf, tunnelUpAt } from './tunnel-history.ts';
import type { World } from './world.ts';

export interface Metric {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
  readonly Dimensions?: readonly { Name?: string | undefined; Value?: string | undefined }[] | undefined;
}

/** How long one period lasts: AWS measures tunnels every five minutes, the demo every `metricPoint` seconds. */
export function periodLength(seconds: number, pace: Pace): number {
  return Math.max(1, pace.ms((seconds * pace.delays.metricPoint) / 300));
}

/** The ends of the last `count` whole periods, newest first. */
export function periodEnds(length: number, count: number, now: number): number[] {
  const newest = Math.floor(now / length) * length;
  return Array.from({ length: count }, (_, index) => newest - index * length);
}

/** What was measured at that time, one value per tunnel or thing; none when there are no data. */
export function samplesAt(world: World, region: string, metric: Metric, at: number): number[] {
  const read = readers[`${metric.Namespace ?? ''} ${metric.MetricName ?? ''}`];
  return read === undefined ? [] : read(world, region, metric, at);
}

/** The samples of one period as one value; undefined when there are none. */
export function statisticOf(samples: readonly number[], statistic: string | undefined): number | undefined {
  if (samples.length === 0) return undefined;
  return (statistics[statistic ?? ''] ?? average)(samples);
}

type Statistic = (samples: readonly number[]) => number;

const sum: Statistic = (samples) => samples.reduce((total, each) => total + each, 0);
const average: Statistic = (samples) => sum(samples) / samples.length;
const statistics: Readonly<Record<string, Statistic | undefined>> = {
  Minimum: (samples) => Math.min(...samples),
  Maximum: (samples) => Math.max(...samples),
  Sum: sum,
  SampleCount: (samples) => samples.length,
};

type Reader = (world: World, region: string, metric: Metric, at: number) => number[];

const readers: Readonly<Record<string, Reader | undefined>> = {
  ...directConnectReaders,
  'AWS/VPN TunnelState': (world, region, metric, at) => tunnelStates(world, region, metric, at).map(Number),
  // A quiet tunnel carries its keepalives; a down one nothing.
  'AWS/VPN TunnelDataIn': (world, region, metric, at) =>
    tunnelStates(world, region, metric, at).map((up) => (up ? 5_400 : 0)),
  'AWS/VPN TunnelDataOut': (world, region, metric, at) =>
    tunnelStates(world, region, metric, at).map((up) => (up ? 4_800 : 0)),
  'AWS/Route53 HealthCheckStatus': (world, region, metric, at) => healthStatus(world, region, metric, at),
};

function tunnelStates(world: World, region: string, metric: Metric, at: number): boolean[] {
  const [dimension, more] = metric.Dimensions ?? [];
  if (dimension === undefined || more !== undefined) return [];
  return tunnelsOf(world.regions[region], dimension)
    .map((address) => tunnelUpAt(world, address, at))
    .filter((up) => up !== undefined);
}

/** Route 53 writes its metrics in us-east-1. */
function healthStatus(world: World, region: string, metric: Metric, at: number): number[] {
  const id = metric.Dimensions?.find((each) => each.Name === 'HealthCheckId')?.Value;
  const history = world.dns.healthChecks.find((check) => check.id === id)?.history ?? [];
  const seen = history.findLast((each) => each.at <= at);
  return region === 'us-east-1' && seen !== undefined ? [Number(seen.healthy)] : [];
}
