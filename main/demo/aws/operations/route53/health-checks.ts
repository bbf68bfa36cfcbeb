import {
  CreateHealthCheck$,
  DeleteHealthCheck$,
  GetHealthCheck$,
  ListHealthChecks$,
  type CreateHealthCheckRequest,
  type CreateHealthCheckResponse,
  type DeleteHealthCheckRequest,
  type GetHealthCheckRequest,
  type GetHealthCheckResponse,
  type HealthCheck as CheckAnswer,
  type HealthCheckConfig,
  type ListHealthChecksRequest,
  type ListHealthChecksResponse,
} from '@aws-sdk/client-route-53';
import { ApiError } from '../../api-error.ts';
import type { HealthCheck } from '../../world/dns.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { checkHealthConfig } from './check-health-config.ts';
import { findHealthCheck, invalidInput, newUuid } from './finding.ts';
import { followedAlarm } from './followed-alarm.ts';
import { pageSize } from './zone-lists.ts';

export const healthCheckOperations: readonly Operation[] = [
  operation(CreateHealthCheck$, create),
  operation(GetHealthCheck$, get),
  operation(ListHealthChecks$, list),
  operation(DeleteHealthCheck$, remove),
];

export function healthCheckAnswer(check: HealthCheck): CheckAnswer {
  return {
    Id: check.id,
    CallerReference: check.callerReference,
    HealthCheckConfig: check.config,
    HealthCheckVersion: check.version,
    ...(check.alarm && { CloudWatchAlarmConfiguration: check.alarm }),
  };
}

/** The same reference and settings give the check that there is; other settings, or the reference of a deleted one, are refused. */
function create(input: CreateHealthCheckRequest, call: Call): CreateHealthCheckResponse {
  const { CallerReference: reference = '', HealthCheckConfig: asked = { Type: undefined } } = input;
  if (!/^.{1,64}$/s.test(reference)) throw invalidInput('Invalid request: CallerReference has from 1 to 64 characters');
  const createdAs = JSON.stringify(asked);
  const { dns } = call.world;
  const same = dns.healthChecks.find((each) => each.callerReference === reference);
  if (same !== undefined && same.createdAs === createdAs) return answer(same);
  if (same !== undefined || dns.usedCallerReferences.includes(reference)) {
    throw new ApiError(
      'HealthCheckAlreadyExists',
      `A health check with the caller reference ${reference} already exists.`,
      409,
    );
  }
  const config = withDefaults(asked);
  checkHealthConfig(config, call);
  const check: HealthCheck = {
    id: newUuid(call),
    tags: {},
    callerReference: reference,
    createdAs,
    version: 1,
    config,
    ...(config.AlarmIdentifier && { alarm: followedAlarm(config.AlarmIdentifier, call) }),
    createdAt: call.now,
    history: [],
    ...call.birth(),
  };
  dns.healthChecks.push(check);
  return answer(check);
}

function get(input: GetHealthCheckRequest, call: Call): GetHealthCheckResponse {
  return { HealthCheck: healthCheckAnswer(findHealthCheck(input.HealthCheckId, call)) };
}

function list(input: ListHealthChecksRequest, call: Call): ListHealthChecksResponse {
  const size = pageSize(input.MaxItems, 100);
  const all = call.world.dns.healthChecks.filter((each) => (each.visibleAt ?? 0) <= call.now);
  const from = input.Marker === undefined ? 0 : all.findIndex((each) => each.id === input.Marker);
  if (from === -1) throw invalidInput('The marker is not a health check.');
  const next = all[from + size];
  return {
    HealthChecks: all.slice(from, from + size).map(healthCheckAnswer),
    Marker: input.Marker,
    IsTruncated: next !== undefined,
    NextMarker: next?.id,
    MaxItems: size,
  };
}

/** The service does not ask whether a record uses it. */
function remove(input: DeleteHealthCheckRequest, call: Call): object {
  const check = findHealthCheck(input.HealthCheckId, call);
  const { dns } = call.world;
  const parent = dns.healthChecks.find((each) => each.config.ChildHealthChecks?.includes(check.id));
  if (parent !== undefined) {
    throw new ApiError('HealthCheckInUse', `The health check is counted by the calculated health check ${parent.id}.`);
  }
  dns.healthChecks = dns.healthChecks.filter((each) => each !== check);
  dns.usedCallerReferences.push(check.callerReference);
  return {};
}

function answer(check: HealthCheck): CreateHealthCheckResponse {
  const Location = `https://route53.amazonaws.com/2013-04-01/healthcheck/${check.id}`;
  return { HealthCheck: healthCheckAnswer(check), Location };
}

/** What the service fills in. */
function withDefaults(asked: HealthCheckConfig): HealthCheckConfig {
  const common = { ...asked, Inverted: asked.Inverted ?? false, Disabled: asked.Disabled ?? false };
  const port = asked.Port ?? defaultPorts[asked.Type ?? ''];
  if (!['HTTP', 'HTTPS', 'HTTP_STR_MATCH', 'HTTPS_STR_MATCH', 'TCP'].includes(asked.Type ?? '')) return common;
  return {
    ...common,
    ...(port !== undefined && { Port: port }),
    RequestInterval: asked.RequestInterval ?? 30,
    FailureThreshold: asked.FailureThreshold ?? 3,
    MeasureLatency: asked.MeasureLatency ?? false,
    ...(asked.Type !== 'TCP' && { EnableSNI: asked.EnableSNI ?? asked.Type?.startsWith('HTTPS') === true }),
  };
}

const defaultPorts: Readonly<Record<string, number>> = {
  HTTP: 80,
  HTTP_STR_MATCH: 80,
  HTTPS: 443,
  HTTPS_STR_MATCH: 443,
};
