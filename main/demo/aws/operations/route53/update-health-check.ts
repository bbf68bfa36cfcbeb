import {
  UpdateHealthCheck$,
  type HealthCheckConfig,
  type UpdateHealthCheckRequest,
  type UpdateHealthCheckResponse,
} from '@aws-sdk/client-route-53';
import { ApiError } from '../../api-error.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { checkHealthConfig } from './check-health-config.ts';
import { findHealthCheck } from './finding.ts';
import { followedAlarm } from './followed-alarm.ts';
import { healthCheckAnswer } from './health-checks.ts';

export const updateHealthCheckOperations: readonly Operation[] = [operation(UpdateHealthCheck$, update)];

/** Changes what is named and leaves the rest; a version that is not the present one is refused. */
function update(input: UpdateHealthCheckRequest, call: Call): UpdateHealthCheckResponse {
  const check = findHealthCheck(input.HealthCheckId, call);
  if (input.HealthCheckVersion !== undefined && input.HealthCheckVersion !== check.version) {
    throw new ApiError(
      'HealthCheckVersionMismatch',
      `The health check version ${input.HealthCheckVersion} does not match the current version ${check.version}.`,
      409,
    );
  }
  const config = changed(check.config, input);
  checkHealthConfig(config, call);
  if (input.AlarmIdentifier !== undefined) check.alarm = followedAlarm(input.AlarmIdentifier, call);
  check.before = { config: check.config, until: call.now + call.ms(call.delays.healthCheckChange) };
  check.config = config;
  check.version += 1;
  return { HealthCheck: healthCheckAnswer(check) };
}

function changed(config: HealthCheckConfig, input: UpdateHealthCheckRequest): HealthCheckConfig {
  const { HealthCheckId: _, HealthCheckVersion: __, ResetElements: reset = [], ...given } = input;
  const kept = Object.entries({ ...config, ...given }).filter(([name]) => !reset.some((each) => each === name));
  return { Type: config.Type, ...Object.fromEntries(kept) };
}
