import type { IncomingHttpHeaders } from 'node:http';
import type { ApiError } from '../api-error.ts';
import type { Operation } from '../operations/operation.ts';

export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Operations = ReadonlyMap<string, Operation>;

/** How a service's calls and answers look on the wire. */
export interface Protocol {
  /** The name of the operation that is asked for, as far as it can be told; it may be none that there is. */
  actionOf(request: WireRequest, operations: Operations): string;
  readInput(request: WireRequest, operation: Operation): Record<string, unknown>;
  writeResult(operation: Operation, output: object, requestId: string): WireAnswer;
  writeError(error: ApiError, requestId: string): WireAnswer;
}
