/** An answer that the service gives instead of a result: its code, its HTTP status and its text. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function invalidValue(value: string, parameter: string, reason: string): ApiError {
  return new ApiError('InvalidParameterValue', `Value (${value}) for parameter ${parameter} is invalid. ${reason}`);
}

export function missingParameter(name: string): ApiError {
  return new ApiError('MissingParameter', `The request must contain the parameter ${name}`);
}
