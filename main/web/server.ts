/**
 * The page in a browser: one loopback port. Threats: other users and processes of this machine, and every web page open in
 * the same browser. Defences: the exact host name, calls only from our own origin, a token that only our page holds.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Router } from '../ipc/router.ts';
import type { PageFiles } from '../page/page-files.ts';
import { pageHeaders } from '../page/page-policy.ts';
import type { News } from './news.ts';
import { readBody } from './read-body.ts';
import { type Refusal, bearer, refuseForeignPage, refuseWrongHost } from './request-guard.ts';
import type { Session } from './session.ts';

interface Parts {
  readonly router: Router;
  readonly session: Session;
  readonly news: News;
  readonly files: PageFiles;
}

export interface WebServer {
  readonly origin: string;
  close(): Promise<void>;
}

export async function startWebServer(parts: Parts): Promise<WebServer> {
  const server = createServer((request, response) => {
    respond(request, response, hostOf(server), parts).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, { status: 500, reason: 'Something went wrong' });
      else response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    origin: `http://${hostOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function respond(request: IncomingMessage, response: ServerResponse, host: string, parts: Parts): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
  const wrongHost = refuseWrongHost(request, host);
  if (wrongHost) return refuse(response, wrongHost);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith('/api/')) return answerCall(request, response, path, host, parts);
  return sendFile(request, response, path, parts.files);
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  host: string,
  parts: Parts,
) {
  const foreign = refuseForeignPage(request, `http://${host}`);
  if (foreign) return refuse(response, foreign);
  if (path === '/api/session') return openSession(request, response, parts.session);
  if (!parts.session.admits(bearer(request))) return refuse(response, notSignedIn);
  if (path === '/api/news') return parts.news.join(response);
  if (path !== '/api/call' && path !== '/api/cancel') return refuse(response, notFound);

  const body = await readBody(request);
  if ('status' in body) return refuse(response, { status: body.status, reason: 'That message cannot be read' });
  if (path === '/api/call') return sendJson(response, await parts.router.call(body.json));
  parts.router.cancel(body.json);
  return sendJson(response, null);
}

function openSession(request: IncomingMessage, response: ServerResponse, session: Session): void {
  const token = session.exchange(bearer(request));
  if (token === undefined) refuse(response, notSignedIn);
  else sendJson(response, { token });
}

async function sendFile(request: IncomingMessage, response: ServerResponse, path: string, files: PageFiles) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, { status: 405, reason: 'Read only' });
  const file = await files.read(path);
  if (!file) return refuse(response, notFound);
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  // The rest of a refused body is not read: the connection ends with the answer.
  response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' });
  response.end(reason);
}

const notSignedIn: Refusal = { status: 401, reason: 'Open the app from its own link' };
const notFound: Refusal = { status: 404, reason: 'There is nothing here' };
