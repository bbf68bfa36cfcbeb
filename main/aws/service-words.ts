import type { ErrorCode } from '../../contract/errors.ts';

/** What only Route 53 and Direct Connect say. Direct Connect has one code for every refusal: its text tells them apart. */
export function serviceWords(code: string, said: string): readonly [ErrorCode, string] | undefined {
  if (code === 'DirectConnectClientException') return directConnectWords(said);
  if (/^NoSuch(HostedZone|HealthCheck|Change)$/.test(code)) return ['not-found', `Route 53 does not have it: ${said}`];
  if (code === 'InvalidChangeBatch') return ['conflict', `Route 53 does not make these changes: ${said}`];
  if (code === 'HealthCheckAlreadyExists') {
    return [
      'conflict',
      `This health check was made and deleted before, and cannot be made again. Make a new plan: ${said}`,
    ];
  }
  if (code === 'HealthCheckInUse') return ['conflict', `Something else still uses this health check: ${said}`];
  if (code === 'HealthCheckVersionMismatch') {
    return ['conflict', 'Somebody else changed this health check a moment ago. Look at it and try again'];
  }
  if (/^TooMany(HostedZones|HealthChecks)$/.test(code)) {
    return ['conflict', `The account's quota is used up (${code}). Delete what is not needed, or raise it: ${said}`];
  }
  if (/^(InvalidInput|InvalidArgument|InvalidDomainName|InvalidVPCId)$/.test(code)) {
    return ['invalid-input', `Route 53 refuses a value: ${said}`];
  }
  if (/^(ResourceNotFound|ResourceNotFoundException)$/.test(code))
    return ['not-found', `AWS does not have it: ${said}`];
  return undefined;
}

function directConnectWords(said: string): readonly [ErrorCode, string] {
  if (/not found|does ?n.?t exist|does not exist|unable to find|could not find/i.test(said)) {
    return ['not-found', `Direct Connect does not have it: ${said}`];
  }
  if (/not authori[sz]ed|access denied/i.test(said))
    return ['access-denied', `Direct Connect does not allow it: ${said}`];
  if (/already|in use|conflict|not in a state|limit|exceed|cannot be deleted|has associated/i.test(said)) {
    return ['conflict', `Direct Connect does not do this now: ${said}`];
  }
  return ['invalid-input', `Direct Connect refuses a value: ${said}`];
}
