import { NormalizedSchema } from '@smithy/core/schema';
import type { ApiError } from '../api-error.ts';
import type { Protocol, WireAnswer } from './protocol.ts';
import { readXml } from './read-xml.ts';
import { readLeaf } from './read-leaf.ts';
import { routeOf } from './rest-route.ts';
import { schemaOf } from './schemas.ts';
import { escapeXml, PROLOG, writeLeaf, writeXml } from './write-xml.ts';

/** Route 53's form: path labels, query members and an XML document in; an XML document out. */
export function restXmlProtocol(namespace: string): Protocol {
  return {
    actionOf: (request, operations) => {
      const found = [...operations.values()].find((each) => routeOf(schemaOf(each)).match(request) !== undefined);
      return found?.name ?? '';
    },
    readInput: (request, operation) => {
      const schema = schemaOf(operation);
      const ns = NormalizedSchema.of(schema[4]);
      const input = request.body === '' ? {} : readXml(request.body, ns);
      return { ...input, ...readBindings(ns, routeOf(schema).match(request) ?? {}) };
    },
    writeResult: (operation, output, requestId) => {
      const schema = schemaOf(operation);
      const root = NormalizedSchema.of(schema[5]).getName() ?? `${operation.name}Response`;
      const body = `${PROLOG}<${root} xmlns="${namespace}">${writeXml(output, schema[5])}</${root}>`;
      return xml(routeOf(schema).status, body, requestId, headersOf(NormalizedSchema.of(schema[5]), output));
    },
    writeError: (error, requestId) => xml(error.status, errorEnvelope(namespace, error, requestId), requestId),
  };
}

/** The members that stand in the path and in the query, by the names that the route has for them. */
function readBindings(ns: NormalizedSchema, found: Readonly<Record<string, string>>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, member] of ns.structIterator()) {
    const { httpLabel, httpQuery } = member.getMergedTraits();
    const text = httpLabel === undefined ? found[`?${httpQuery ?? ''}`] : found[name];
    if (text !== undefined && text !== '') out[name] = readLeaf(member, text);
  }
  return out;
}

function headersOf(ns: NormalizedSchema, output: object): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, member] of ns.structIterator()) {
    const { httpHeader } = member.getMergedTraits();
    const value = (output as Readonly<Record<string, unknown>>)[name];
    if (httpHeader !== undefined && value !== undefined) headers[httpHeader] = writeLeaf(member, value);
  }
  return headers;
}

function errorEnvelope(namespace: string, error: ApiError, requestId: string): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const text = `<Type>${type}</Type><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
  return `${PROLOG}<ErrorResponse xmlns="${namespace}"><Error>${text}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function xml(status: number, body: string, requestId: string, headers: Record<string, string> = {}): WireAnswer {
  return { status, body, type: 'text/xml', headers: { ...headers, 'x-amzn-requestid': requestId } };
}
