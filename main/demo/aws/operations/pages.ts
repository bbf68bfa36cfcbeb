import { ApiError } from '../api-error.ts';

export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** One page, and the token of the next; everything when no size was asked for. */
export function page<T>(things: readonly T[], request: PageRequest): { items: T[]; NextToken?: string } {
  const { MaxResults: size, NextToken: token } = request;
  if (size !== undefined && (size < 5 || size > 1000)) {
    throw new ApiError(
      'InvalidParameterValue',
      `Value (${size}) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    );
  }
  const from = token === undefined ? 0 : readToken(token);
  const to = from + (size ?? 1000);
  return {
    items: things.slice(from, to),
    ...(to < things.length && { NextToken: Buffer.from(`offset:${to}`).toString('base64url') }),
  };
}

function readToken(token: string): number {
  const offset = /^offset:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (offset === undefined) throw new ApiError('InvalidNextToken', 'The token is not valid.');
  return Number(offset);
}
