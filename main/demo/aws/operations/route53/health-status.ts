import {
  GetHealthCheckLastFailureReason$,
  GetHealthCheckStatus$,
  type GetHealthCheckLastFailureReasonRequest,
  type GetHealthCheckLastFailureReasonResponse,
  type GetHealthCheckStatusRequest,
  type GetHealthCheckStatusResponse,
  type HealthCheckObservation,
} from '@aws-sdk/client-route-53';
import type { HealthCheck } from '../../world/dns.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { checkerRegions } from './check-health-config.ts';
import { findHealthCheck, invalidInput } from './finding.ts';

export const healthStatusOperations: readonly Operation[] = [
  operation(GetHealthCheckStatus$, status),
  operation(GetHealthCheckLastFailureReason$, lastFailure),
];

function status(input: GetHealthCheckStatusRequest, call: Call): GetHealthCheckStatusResponse {
  const check = findHealthCheck(input.HealthCheckId, call);
  refuseCalculated(check);
  const { observed } = check;
  if (observed === undefined) return { HealthCheckObservations: [] };
  return { HealthCheckObservations: observations(check, observed.reason, new Date(call.now)) };
}

function lastFailure(
  input: GetHealthCheckLastFailureReasonRequest,
  call: Call,
): GetHealthCheckLastFailureReasonResponse {
  const check = findHealthCheck(input.HealthCheckId, call);
  refuseCalculated(check);
  const { lastFailure: last } = check;
  return { HealthCheckObservations: last === undefined ? [] : observations(check, last.reason, new Date(last.at)) };
}

/** One per checker, saying what it saw (inverting comes later). A check that follows a metric, or is disabled, has none. */
function observations(check: HealthCheck, said: string, at: Date): HealthCheckObservation[] {
  if (check.config.Type === 'CLOUDWATCH_METRIC' || check.config.Disabled === true) return [];
  const regions = check.config.Regions ?? checkerRegions;
  return regions.flatMap((region, index) =>
    ['10', '74'].map((last) => ({
      Region: region as HealthCheckObservation['Region'],
      IPAddress: `192.0.2.${index * 16 + (Number(last) % 16)}`,
      StatusReport: { Status: said, CheckedTime: at },
    })),
  );
}

function refuseCalculated(check: HealthCheck): void {
  if (check.config.Type !== 'CALCULATED') return;
  throw invalidInput('The status of a calculated health check cannot be asked for.');
}
