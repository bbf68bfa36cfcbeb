import {
  GetMetricData$,
  ListMetrics$,
  type GetMetricDataInput,
  type GetMetricDataOutput,
  type ListMetricsInput,
  type ListMetricsOutput,
  type Metric,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { periodEnds, periodLength, samplesAt, statisticOf } from '../../world/metric-points.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { invalidCombination, invalidParameter } from './cloudwatch-errors.ts';

export const metricOperations: readonly Operation[] = [
  operation(GetMetricData$, getData),
  operation(ListMetrics$, list),
];

const MOST_POINTS = 500;

/** Points come at the demo's pace (a five-minute period is short): the newest 500 of those asked for. Metrics only, no expressions. */
function getData(input: GetMetricDataInput, call: Call): GetMetricDataOutput {
  const { StartTime: start, EndTime: end, MetricDataQueries: queries = [] } = input;
  if (start === undefined || end === undefined || start >= end) {
    throw invalidParameter('The parameter StartTime must be less than the parameter EndTime.');
  }
  if (queries.length > 500) throw invalidCombination('At most 500 queries are allowed');
  const isAscending = input.ScanBy === 'TimestampAscending';
  const results = queries
    .filter((query) => query.ReturnData !== false)
    .map((query) => resultOf(query, start, end, call));
  return { MetricDataResults: isAscending ? results.map(turned) : results, Messages: [] };
}

function resultOf(query: MetricDataQuery, start: Date, end: Date, call: Call): MetricDataResult {
  const { MetricStat: wanted } = query;
  if (wanted?.Metric === undefined || wanted.Period === undefined) {
    throw invalidCombination('The demo AWS answers queries with MetricStat only');
  }
  const { Metric: metric, Stat: statistic } = wanted;
  const until = Math.min(end.getTime(), call.now);
  const length = periodLength(wanted.Period, call);
  const count = Math.min(MOST_POINTS, Math.max(0, Math.ceil((until - start.getTime()) / length)));
  const points = periodEnds(length, count, until)
    .filter((at) => at >= start.getTime())
    .map((at) => ({ at, value: statisticOf(samplesAt(call.world, call.regionName, metric, at), statistic) }))
    .filter((point): point is { at: number; value: number } => point.value !== undefined);
  return {
    Id: query.Id,
    Label: query.Label ?? metric.MetricName,
    Timestamps: points.map((point) => new Date(point.at)),
    Values: points.map((point) => point.value),
    StatusCode: 'Complete',
  };
}

function turned(result: MetricDataResult): MetricDataResult {
  return { ...result, Timestamps: result.Timestamps?.toReversed(), Values: result.Values?.toReversed() };
}

function list(input: ListMetricsInput, call: Call): ListMetricsOutput {
  const found = metricsOf(call).filter(
    (metric) =>
      (input.Namespace === undefined || metric.Namespace === input.Namespace) &&
      (input.MetricName === undefined || metric.MetricName === input.MetricName) &&
      (input.Dimensions ?? []).every((wanted) =>
        metric.Dimensions?.some(
          (each) => each.Name === wanted.Name && (wanted.Value === undefined || each.Value === wanted.Value),
        ),
      ),
  );
  return { Metrics: found.slice(0, 500) };
}

function metricsOf(call: Call): Metric[] {
  const tunnels = call.region.vpnConnections.flatMap((connection) =>
    ['TunnelState', 'TunnelDataIn', 'TunnelDataOut'].flatMap((name) => [
      metricNamed('AWS/VPN', name, { VpnId: connection.id }),
      ...connection.tunnels.map((tunnel) => metricNamed('AWS/VPN', name, { TunnelIpAddress: tunnel.outsideAddress })),
    ]),
  );
  const checks = call.regionName === 'us-east-1' ? call.world.dns.healthChecks : [];
  const { connections, virtualInterfaces } = call.region.directConnect;
  return [
    ...tunnels,
    ...checks.map((check) => metricNamed('AWS/Route53', 'HealthCheckStatus', { HealthCheckId: check.id })),
    ...connections.map((each) => metricNamed('AWS/DX', 'ConnectionState', { ConnectionId: each.id })),
    ...virtualInterfaces.flatMap((each) =>
      each.peers.flatMap((peer) =>
        ['BgpStatus', 'BgpPrefixesAccepted', 'BgpPrefixesAdvertised'].map((name) =>
          metricNamed('AWS/DX', `VirtualInterface${name}`, {
            ConnectionId: each.connectionId,
            VirtualInterfaceId: each.id,
            IpAddressFamily: peer.family,
          }),
        ),
      ),
    ),
  ];
}

function metricNamed(Namespace: string, MetricName: string, dimensions: Readonly<Record<string, string>>): Metric {
  return { Namespace, MetricName, Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })) };
}
