/** Why something that a person may meet did not work. Without schemas: the first page needs these. */
export const errorCodes = [
  'invalid-input',
  'not-signed-in',
  'access-denied',
  'read-only',
  'not-found',
  'conflict',
  'throttled',
  'host-key-unknown',
  'host-key-changed',
  'answer-needed',
  'unreachable',
  'unsupported',
  'cancelled',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** Which field or resource it is about, when there is one. */
  readonly subject?: string | undefined;
}

/** The only error that crosses the bridge. Its message is safe to show to a person. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly subject: string | undefined;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.code = failure.code;
    this.subject = failure.subject;
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message, ...(this.subject !== undefined && { subject: this.subject }) };
  }
}

export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}
