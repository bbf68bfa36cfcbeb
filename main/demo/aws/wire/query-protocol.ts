import type { ApiError } from '../api-error.ts';
import type { Protocol, WireAnswer, WireRequest } from './protocol.ts';
import { readQuery, type QueryDialect } from './read-query.ts';
import { schemaOf } from './schemas.ts';
import { escapeXml, PROLOG, writeXml } from './write-xml.ts';

const NAMESPACE: Record<QueryDialect, string> = {
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  query: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** Form fields in, XML out: EC2's dialect, or the plain one of STS. */
export function queryProtocol(dialect: QueryDialect): Protocol {
  return {
    actionOf: (request) => fieldsOf(request).get('Action') ?? '',
    readInput: (request, { schema }) => (schema ? readQuery(fieldsOf(request), schema[4], dialect) : {}),
    writeResult: (operation, output, requestId) => {
      const body = writeXml(output, schemaOf(operation)[5]);
      return xml(200, resultEnvelope(dialect, operation.name, body, requestId), requestId);
    },
    writeError: (error, requestId) => xml(error.status, errorEnvelope(dialect, error, requestId), requestId),
  };
}

function fieldsOf(request: WireRequest): URLSearchParams {
  return new URLSearchParams(request.body || (request.url.split('?', 2)[1] ?? ''));
}

function resultEnvelope(dialect: QueryDialect, action: string, body: string, requestId: string): string {
  const open = `${PROLOG}<${action}Response xmlns="${NAMESPACE[dialect]}">`;
  if (dialect === 'ec2') return `${open}<requestId>${requestId}</requestId>${body}</${action}Response>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `${open}<${action}Result>${body}</${action}Result>${metadata}</${action}Response>`;
}

function errorEnvelope(dialect: QueryDialect, error: ApiError, requestId: string): string {
  const text = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
  if (dialect === 'ec2') {
    return `${PROLOG}<Response><Errors><Error>${text}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
  }
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return `${PROLOG}<ErrorResponse xmlns="${NAMESPACE.query}"><Error><Type>${type}</Type>${text}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function xml(status: number, body: string, requestId: string): WireAnswer {
  return { status, body, type: 'text/xml', headers: { 'x-amzn-requestid': requestId } };
}
