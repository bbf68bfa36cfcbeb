import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './api-error.ts';
import { guessService } from './authenticate.ts';
import { errorEnvelope } from './wire/envelopes.ts';
import type { Reply, Request } from './dispatch.ts';

const BODY_LIMIT = 1_000_000;

export interface HttpEndpoint {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface HttpParts {
  readonly port: number;
  dispatch(request: Request): Reply;
  /** Answers what is not AWS's; undefined leaves it to AWS. */
  control(request: IncomingMessage, body: string): Reply | undefined;
}

/** Listens on loopback only. */
export async function startHttpEndpoint(parts: HttpParts): Promise<HttpEndpoint> {
  const server = createServer({ maxHeaderSize: 32_768, requestTimeout: 30_000 }, (request, response) => {
    serve(request, response, parts).catch(() => response.destroy());
  });
  await listen(server, parts.port);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, stop: () => close(server) };
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    const tooLong = new ApiError('RequestEntityTooLarge', 'The request is too long.', 413);
    return send(response, { status: 413, body: errorEnvelope(guessService(request.headers), tooLong, '') }, 'text/xml');
  }
  const own = parts.control(request, body);
  if (own !== undefined) return send(response, own, 'application/json');
  send(response, parts.dispatch({ headers: request.headers, body: body || queryOf(request.url) }), 'text/xml');
}

function send(response: ServerResponse, reply: Reply, type: string): void {
  if (reply.instead === 'hold') return;
  if (reply.instead === 'cut') {
    response.destroy();
    return;
  }
  const requestId = reply.requestId === undefined ? {} : { 'x-amzn-requestid': reply.requestId };
  response.writeHead(reply.status, { 'content-type': `${type};charset=UTF-8`, ...requestId }).end(reply.body);
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function queryOf(url: string | undefined): string {
  return url?.split('?', 2)[1] ?? '';
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
