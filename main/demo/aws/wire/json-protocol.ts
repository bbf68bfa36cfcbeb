import { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../api-error.ts';
import type { Protocol, WireAnswer } from './protocol.ts';
import { readJson, writeJson } from './json-values.ts';

interface JsonForm {
  readonly version: '1.0' | '1.1';
  /** What an error's type has before its name; AWS mixes both forms. */
  readonly errorPrefix: string;
  /** For a service that spoke the query protocol before: the older codes of its errors, for a header of their own. */
  readonly queryCodes?: Readonly<Record<string, string>>;
}

/** The operation in `X-Amz-Target`, everything else as JSON. */
export function jsonProtocol({ version, errorPrefix, queryCodes }: JsonForm): Protocol {
  const answer = (
    status: number,
    value: unknown,
    requestId: string,
    headers: Record<string, string> = {},
  ): WireAnswer => ({
    status,
    body: JSON.stringify(value),
    type: `application/x-amz-json-${version}`,
    headers: { 'x-amzn-requestid': requestId, ...headers },
  });
  return {
    actionOf: ({ headers }) => String(headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
    readInput: (request, operation) => {
      const input = parse(request.body || '{}');
      return operation.schema ? readJson(NormalizedSchema.of(operation.schema[4]), input) : input;
    },
    writeResult: (operation, output, requestId) => {
      const value = operation.schema ? writeJson(NormalizedSchema.of(operation.schema[5]), output) : output;
      return answer(200, value, requestId);
    },
    writeError: (error, requestId) => {
      const fault = error.status >= 500 ? 'Receiver' : 'Sender';
      const queryCode = queryCodes && `${queryCodes[error.code] ?? error.code};${fault}`;
      const value = { __type: errorPrefix + error.code, message: error.message };
      return answer(error.status, value, requestId, queryCode ? { 'x-amzn-query-error': queryCode } : {});
    },
  };
}

function parse(body: string): Record<string, unknown> {
  const value = parsed(body);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ApiError('SerializationException', 'The request is not a JSON object.');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
