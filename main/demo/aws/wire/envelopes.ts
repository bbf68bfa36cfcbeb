import type { ApiError } from '../api-error.ts';
import { escapeXml } from './write-xml.ts';

export type ServiceName = 'ec2' | 'sts';

const NAMESPACE: Record<ServiceName, string> = {
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function resultEnvelope(service: ServiceName, action: string, body: string, requestId: string): string {
  const open = `${PROLOG}<${action}Response xmlns="${NAMESPACE[service]}">`;
  if (service === 'ec2') return `${open}<requestId>${requestId}</requestId>${body}</${action}Response>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `${open}<${action}Result>${body}</${action}Result>${metadata}</${action}Response>`;
}

export function errorEnvelope(service: ServiceName, error: ApiError, requestId: string): string {
  const text = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
  if (service === 'ec2') {
    return `${PROLOG}<Response><Errors><Error>${text}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
  }
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return `${PROLOG}<ErrorResponse xmlns="${NAMESPACE.sts}"><Error><Type>${type}</Type>${text}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}
