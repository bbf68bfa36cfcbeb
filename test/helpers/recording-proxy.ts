import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Stands between the app and an endpoint of AWS, and shows every byte of what is asked and answered, by action. `spoil` may answer something else. */
export async function startRecordingProxy(
  target: string,
  saw: (place: string, bytes: Uint8Array) => void,
  spoil: (action: string, answer: Buffer) => Buffer = (_, answer) => answer,
): Promise<RecordingProxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const action = actionOf(request, body);
      const head = [`${request.method} ${request.url}`, ...request.rawHeaders].join('\n');
      saw(`request to AWS: ${action}`, Buffer.concat([Buffer.from(`${head}\n`), body]));
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !/^(host|connection|content-length|transfer-encoding)$/.test(name)
          ? [[name, value] as const]
          : [],
      );
      const answer = await fetch(target + (request.url ?? '/'), {
        method: request.method ?? 'POST',
        headers: Object.fromEntries(headers),
        ...(body.length > 0 && { body }),
      });
      const bytes = spoil(action, Buffer.from(await answer.arrayBuffer()));
      saw(`answer of AWS: ${action}`, bytes);
      response
        .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' })
        .end(bytes);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As each of AWS's protocols names it: in the body, in a header, or by method and path. */
function actionOf({ headers, method, url = '' }: IncomingMessage, body: Buffer): string {
  const target = String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
  const named = target || new URLSearchParams(body.toString()).get('Action');
  return named || `${method} ${url.split(/[/?]/)[2] ?? ''}`;
}
