import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error.ts';
import { badKeyError } from './service-errors.ts';
import { isServiceName, type ServiceName } from './wire/services.ts';
import type { AccessKey } from './world/world.ts';

export interface Signed {
  readonly caller: AccessKey;
  readonly region: string;
  readonly service: ServiceName;
}

const CREDENTIAL = /^AWS4-HMAC-SHA256 Credential=([\w.+=@-]{1,128})\/\d{8}\/([\w-]{1,40})\/(\w{1,40})\/aws4_request,/;

/** Who calls, by the access key that signed. The signature itself is not computed: the demo guards nothing. */
export function authenticate(headers: IncomingHttpHeaders, keys: readonly AccessKey[]): Signed {
  const [, accessKeyId, region, service] = CREDENTIAL.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || region === undefined || !headers.authorization?.includes('Signature=')) {
    throw new ApiError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  }
  if (!isServiceName(service)) {
    throw new ApiError('InvalidAction', `The demo AWS has no service '${service ?? ''}'.`, 404);
  }
  const caller = keys.find((key) => key.accessKeyId === accessKeyId);
  if (caller === undefined) throw badKeyError(service);
  return { caller, region, service };
}

/** Which service was meant, for the form of an error; EC2 when that cannot be told. */
export function guessService(headers: IncomingHttpHeaders): ServiceName {
  const service = CREDENTIAL.exec(headers.authorization ?? '')?.[3];
  return isServiceName(service) ? service : 'ec2';
}
