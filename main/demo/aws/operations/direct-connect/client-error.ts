import { ApiError } from '../../api-error.ts';

/** Direct Connect has one code for everything that it refuses; its text is the reason. */
export function refusal(text: string): ApiError {
  return new ApiError('DirectConnectClientException', text, 400);
}

export function notFound(what: string, id: string): ApiError {
  return refusal(`${what} ${id.slice(0, 80)} does not exist.`);
}
