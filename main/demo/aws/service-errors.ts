import { ApiError } from './api-error.ts';
import { iamPrefixes, type ServiceName } from './wire/services.ts';

/** EC2 and the older XML services have codes of their own for what every service can say; JSON services share theirs. */
type Family = 'ec2' | 'xml' | 'json';

const families: Readonly<Record<ServiceName, Family>> = {
  ec2: 'ec2',
  sts: 'xml',
  route53: 'xml',
  monitoring: 'json',
  directconnect: 'json',
  route53resolver: 'json',
};

export function throttledError(service: ServiceName): ApiError {
  const family = families[service];
  if (family === 'ec2') return new ApiError('RequestLimitExceeded', 'Request limit exceeded.', 503);
  return new ApiError(family === 'xml' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
}

export function internalError(service: ServiceName): ApiError {
  return new ApiError(internalCodes[service], 'An internal error has occurred', 500);
}

export function unavailableError(service: ServiceName): ApiError {
  const code = { ec2: 'Unavailable', xml: 'ServiceUnavailable', json: 'ServiceUnavailableException' };
  return new ApiError(code[families[service]], 'The service is unavailable. Please try again shortly.', 503);
}

export function expiredError(service: ServiceName): ApiError {
  const family = families[service];
  if (family === 'ec2') return new ApiError('RequestExpired', 'Request has expired.');
  const text = 'The security token included in the request is expired';
  return family === 'xml' ? new ApiError('ExpiredToken', text, 403) : new ApiError('ExpiredTokenException', text);
}

export function wrongClockError(service: ServiceName): ApiError {
  const family = families[service];
  if (family === 'ec2') {
    return new ApiError('RequestExpired', 'Request has expired. Timestamp date is outside the allowed window.');
  }
  const text = 'Signature expired: it is now earlier than the allowed time.';
  return family === 'xml'
    ? new ApiError('SignatureDoesNotMatch', text, 403)
    : new ApiError('InvalidSignatureException', text);
}

export function badKeyError(service: ServiceName): ApiError {
  const family = families[service];
  if (family === 'ec2') {
    return new ApiError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401);
  }
  const text = 'The security token included in the request is invalid.';
  return family === 'xml'
    ? new ApiError('InvalidClientTokenId', text, 403)
    : new ApiError('UnrecognizedClientException', text);
}

export function deniedError(service: ServiceName, action: string, arn: string): ApiError {
  const name = `${iamPrefixes[service]}:${action}`;
  const text = `User: ${arn} is not authorized to perform: ${name} because no identity-based policy allows the ${name} action`;
  const family = families[service];
  if (family === 'ec2') {
    return new ApiError('UnauthorizedOperation', `You are not authorized to perform this operation. ${text}`, 403);
  }
  return family === 'xml' ? new ApiError('AccessDenied', text, 403) : new ApiError('AccessDeniedException', text);
}

export function missingMember(service: ServiceName, member: string): ApiError {
  if (service === 'ec2') return new ApiError('MissingParameter', `The request must contain the parameter ${member}`);
  const text = `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must not be null`;
  return new ApiError(missingCodes[service], text);
}

export function unknownActionError(service: ServiceName, action: string): ApiError {
  const name = action.slice(0, 80);
  if (families[service] === 'json') return new ApiError('UnknownOperationException', `There is no operation ${name}.`);
  return new ApiError('InvalidAction', `The action ${name} is not valid for this web service.`);
}

const internalCodes: Readonly<Record<ServiceName, string>> = {
  ec2: 'InternalError',
  sts: 'InternalFailure',
  route53: 'InternalFailure',
  monitoring: 'InternalServiceFault',
  directconnect: 'DirectConnectServerException',
  route53resolver: 'InternalServiceErrorException',
};

const missingCodes: Readonly<Record<Exclude<ServiceName, 'ec2'>, string>> = {
  sts: 'ValidationError',
  route53: 'InvalidInput',
  monitoring: 'ValidationException',
  directconnect: 'DirectConnectClientException',
  route53resolver: 'InvalidRequestException',
};
