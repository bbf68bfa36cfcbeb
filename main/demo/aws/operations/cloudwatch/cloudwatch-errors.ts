import { ApiError } from '../../api-error.ts';

export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterValueException', message);
}

export function invalidCombination(message: string): ApiError {
  return new ApiError('InvalidParameterCombinationException', message);
}
