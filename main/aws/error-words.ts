import { isAppError, AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Secret } from '../secret.ts';
import { AwsError, type AwsErrorFacts } from './aws-error.ts';
import type { ProfileKind } from './profiles.ts';
import { errorFacts, type RawFacts } from './error-facts.ts';
import { isReadingAction } from './reading-action.ts';
import { serviceWords } from './service-words.ts';
import type { AwsService } from './services.ts';

export interface Asked {
  readonly service: AwsService;
  readonly action: string;
  readonly profile: string;
  readonly kind: ProfileKind;
  readonly region: string;
  readonly host: string;
  /** Values that AWS may repeat in its text and that must not be shown. */
  readonly secrets?: readonly Secret[] | undefined;
}

/** What went wrong, for a person, made from AWS's code. AWS's own text is used only where it is about our input, and cleaned. */
export function toAwsError(error: unknown, asked: Asked, now: Date): AppError {
  if (isAppError(error)) return error;
  const raw = errorFacts(error);
  if (raw.isAborted) return new AppError({ code: 'cancelled', message: 'Cancelled' });
  const [code, message, retry] = words(raw, asked, now);
  return new AwsError(
    { code, message, subject: subjectOf(code, asked) },
    { awsCode: raw.code, requestId: raw.requestId, retry },
  );
}

type Words = readonly [code: ErrorCode, message: string, retry: AwsErrorFacts['retry']];

function words(raw: RawFacts, asked: Asked, now: Date): Words {
  const { code } = raw;
  const call = `${asked.service}:${asked.action}`;
  const clock = clockWords(raw, now);
  if (clock !== undefined) return ['not-signed-in', clock, 'clock'];
  if (/^(ExpiredToken(Exception)?|RequestExpired)$/.test(code)) {
    return ['not-signed-in', `The session of profile "${asked.profile}" is over. ${signInWords(asked)}`, 'no'];
  }
  if (/^(UnauthorizedOperation|AccessDenied(Exception)?|NotAuthorized(Exception)?)$/.test(code)) {
    return [
      'access-denied',
      `AWS does not allow profile "${asked.profile}" to call ${call} in ${asked.region}. Ask for that permission or take another profile`,
      'no',
    ];
  }
  if (
    /^(AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException|MissingAuthenticationToken|InvalidAccessKeyId)$/.test(
      code,
    )
  ) {
    return [
      'not-signed-in',
      `AWS does not accept the keys of profile "${asked.profile}". Check the keys, that they are active, and that they belong to this partition`,
      'no',
    ];
  }
  if (/^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(code)) {
    return ['not-signed-in', `Profile "${asked.profile}" has no valid session. ${signInWords(asked)}`, 'no'];
  }
  if (
    /^(RequestLimitExceeded|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|EC2ThrottledException|RequestThrottled|SlowDown|PriorRequestNotComplete)$/.test(
      code,
    )
  ) {
    return [
      'throttled',
      `AWS answered too many requests to ${call}, again and again. Wait a minute and try again`,
      'throttled',
    ];
  }
  const network = networkWords(raw, asked);
  if (network !== undefined) return ['unreachable', network, 'transient'];
  if (
    raw.status >= 500 ||
    /^(InternalError|InternalFailure|Unavailable|ServiceUnavailable|DirectConnectServerException)$/.test(code)
  ) {
    return [
      'unreachable',
      `AWS had an internal error while answering ${call}. ${isReadingAction(asked.action) ? 'Try again later' : 'Whether it was done has to be looked up'}`,
      'transient',
    ];
  }
  return [...stateWords(raw, asked, call), 'no'];
}

function stateWords(raw: RawFacts, asked: Asked, call: string): readonly [ErrorCode, string] {
  const { code } = raw;
  const said = saidBy(raw, asked);
  const own = serviceWords(code, said);
  if (own !== undefined) return own;
  if (/^(OptInRequired|InvalidRegion)$/.test(code)) {
    return ['unsupported', `Region ${asked.region} is not enabled in this account. Enable it or choose another`];
  }
  if (/NotFound$|^InvalidID$|^InvalidVpnConnectionID$/.test(code))
    return ['not-found', `AWS does not have it: ${said}`];
  if (/LimitExceeded$|^MaxSpendLimit/.test(code)) {
    return [
      'conflict',
      `The account's quota of ${quotas[code] ?? `what ${call} makes`} is used up in ${asked.region} (${code}). Delete what is not needed, or raise it under Service Quotas in the console`,
    ];
  }
  if (code === 'DependencyViolation') return ['conflict', `Something else still uses it: ${said}`];
  if (/^IncorrectState$|State$|^Gateway\.NotAttached$/.test(code))
    return ['conflict', `It is not in a state that allows this: ${said}`];
  if (/Duplicate|AlreadyExists|AlreadyAssociated/.test(code)) return ['conflict', `It exists already: ${said}`];
  if (/^UnsupportedOperation(Exception)?$/.test(code)) return ['unsupported', `AWS does not support this: ${said}`];
  if (/^(InvalidParameter|MissingParameter|ValidationError|InvalidVpc\.Range|InvalidSubnet)|Malformed$/.test(code)) {
    return ['invalid-input', `AWS refuses a value of ${call}: ${said}`];
  }
  if (code === 'InvalidAction') return ['unsupported', `${asked.host} does not know ${call}`];
  return [
    'unexpected',
    `AWS refused ${call} with ${code || 'no code'}${raw.requestId === null ? '' : ` (request ${raw.requestId})`}`,
  ];
}

/** As Service Quotas in the console names them, near enough to be found there. */
const quotas: Readonly<Record<string, string>> = {
  CustomerGatewayLimitExceeded: 'customer gateways per Region',
  VpnGatewayLimitExceeded: 'virtual private gateways per Region',
  VpnGatewayAttachmentLimitExceeded: 'virtual private gateways attached to a VPC',
  VpnConnectionLimitExceeded: 'VPN connections per Region, or per virtual private gateway,',
  RouteLimitExceeded: 'routes in a route table, or static routes of a VPN connection,',
  RulesPerSecurityGroupLimitExceeded: 'rules per security group',
};

function clockWords(raw: RawFacts, now: Date): string | undefined {
  const signs =
    /^(AuthFailure|SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed|InvalidSignatureException|RequestInTheFuture)$/;
  if (!signs.test(raw.code)) return undefined;
  const minutes = raw.answeredAt === null ? 0 : Math.round((now.getTime() - raw.answeredAt.getTime()) / 60_000);
  const saysSo =
    raw.code === 'RequestTimeTooSkewed' ||
    raw.code === 'RequestInTheFuture' ||
    /signature (expired|not yet current)|outside the allowed window/i.test(raw.message);
  if (Math.abs(minutes) < 5 && !saysSo) return undefined;
  const how = minutes === 0 ? 'not right' : `${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} AWS`;
  return `This computer's clock is ${how}, so AWS does not accept what it signs. Set the clock and try again`;
}

function networkWords(raw: RawFacts, asked: Asked): string | undefined {
  switch (raw.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${asked.host} is not found. Check the network, the region and the proxy (HTTPS_PROXY)`;
    case 'ECONNREFUSED':
      return `${asked.host} refuses the connection. Check the endpoint and the proxy (HTTPS_PROXY)`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `The certificate of ${asked.host} is signed by an unknown authority, perhaps a proxy that inspects traffic. Name its CA file in AWS_CA_BUNDLE`;
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${asked.host} is out of date, or this computer's clock is wrong`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `The connection to ${asked.host} ended in the middle of ${asked.action}`;
    case 'ETIMEDOUT':
    case 'ESOCKETTIMEDOUT':
    case 'TimeoutError':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'ECONNABORTED':
      return `No answer from ${asked.host}. Check the network and the proxy (HTTPS_PROXY)`;
    default:
      return undefined;
  }
}

function signInWords({ kind, profile }: Asked): string {
  if (kind === 'sso') return `Sign in again: aws sso login --profile ${JSON.stringify(profile)}`;
  if (kind === 'login') return `Sign in again: aws login --profile ${JSON.stringify(profile)}`;
  return 'Renew its keys';
}

function subjectOf(code: ErrorCode, asked: Asked): string {
  return code === 'access-denied' ? `${asked.service}:${asked.action}` : asked.profile;
}

/** AWS's sentence, on one line and bounded; nothing of it when it may be about a key. */
function saidBy(raw: RawFacts, asked: Asked): string {
  if (/pre-?shared/i.test(raw.message)) return 'the pre-shared key does not follow its rules';
  let text = raw.message.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
  for (const secret of asked.secrets ?? []) text = text.replaceAll(secret.reveal(), '••••');
  return text;
}
