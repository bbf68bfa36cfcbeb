/** The little that is taken from an error of the SDK; the rest may hold requests and responses, and is dropped. */
export interface RawFacts {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly requestId: string | null;
  /** The service's clock, from the answer's Date header. */
  readonly answeredAt: Date | null;
  readonly isAborted: boolean;
}

export function errorFacts(error: unknown): RawFacts {
  const { $metadata: metadata, $response: response, message } = record(error);
  const answeredAt = new Date(text(record(record(response)['headers'])['date']));
  const name = text(record(error)['name']);
  return {
    code: codeOf(error, name),
    message: [text(message), ...texts(record(error)['messages'])].filter((one) => one !== '').join(' '),
    status: number(record(metadata)['httpStatusCode']) || number(record(response)['statusCode']),
    requestId: text(record(metadata)['requestId']) || null,
    answeredAt: Number.isNaN(answeredAt.getTime()) ? null : answeredAt,
    isAborted: name === 'AbortError',
  };
}

/** The machine's code where there is one (`ECONNRESET`), also behind a cause or inside several attempts. */
function codeOf(error: unknown, name: string): string {
  const { code, cause, errors } = record(error);
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  const inner = Array.isArray(errors) ? (errors as unknown[])[0] : cause;
  if (inner !== undefined && (name === 'Error' || name === 'AggregateError'))
    return codeOf(inner, text(record(inner)['name']));
  return text(record(error)['Code']) || name;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Route 53 says apart what is wrong with each change of a batch. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
