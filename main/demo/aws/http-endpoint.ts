import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './api-error.ts';
import { guessService } from './authenticate.ts';
import type { Reply } from './dispatch.ts';
import { protocols } from './wire/protocols.ts';
import type { WireRequest } from './wire/protocol.ts';

const BODY_LIMIT = 1_000_000;

export interface HttpEndpoint {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface HttpParts {
  readonly port: number;
  dispatch(request: WireRequest): Reply;
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
    return send(response, protocols[guessService(request.headers)].writeError(tooLong, ''));
  }
  const { method = 'GET', url = '/', headers } = request;
  send(response, parts.control(request, body) ?? parts.dispatch({ method, url, headers, body }));
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.instead === 'hold') return;
  if (reply.instead === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': `${reply.type};charset=UTF-8`, ...reply.headers }).end(reply.body);
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
