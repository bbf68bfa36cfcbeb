import { AppError, type Failure } from '../../contract/errors.ts';

export interface AwsErrorFacts {
  /** AWS's own code, or the machine's (`ENOTFOUND`). */
  readonly awsCode: string;
  readonly requestId: string | null;
  /** `throttled`: not done, safe to repeat. `transient`: may have been done or not. `clock`: signed with the wrong time, not done. */
  readonly retry: 'throttled' | 'transient' | 'clock' | 'no';
}

/** An expected failure of a call to AWS. Holds no part of a request or a response but AWS's code and request id. */
export class AwsError extends AppError implements AwsErrorFacts {
  readonly awsCode: string;
  readonly requestId: string | null;
  readonly retry: AwsErrorFacts['retry'];

  constructor(failure: Failure, facts: AwsErrorFacts) {
    super(failure);
    this.awsCode = facts.awsCode;
    this.requestId = facts.requestId;
    this.retry = facts.retry;
  }
}

export function isAwsError(error: unknown, ...codes: readonly string[]): error is AwsError {
  return error instanceof AwsError && (codes.length === 0 || codes.includes(error.awsCode));
}

/** The thing that was named is not there: gone, or made so recently that this call does not see it yet. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AwsError && error.code === 'not-found';
}

/** Did the change happen? Nobody knows: look before repeating it. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof AwsError && error.retry === 'transient';
}

/** No connection was made, so no change can have happened; and trying again at once would be no better. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof AwsError && withoutConnection.has(error.awsCode);
}

const withoutConnection: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
]);
