import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import { AppError } from '../../contract/errors.ts';
import { isDirect } from './no-proxy.ts';
import type { Environment } from './profiles.ts';

const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;
const SOCKETS = { keepAlive: true, maxSockets: 20 };

/** How requests leave this machine: the SDK knows neither proxies nor CA bundles, so every client gets this. */
export async function createRequestHandler(env: Environment, caBundle: string | undefined): Promise<RequestHandler> {
  const ca = await trusted(env['AWS_CA_BUNDLE'] ?? caBundle);
  const direct = new NodeHttpHandler({
    ...TIMES,
    httpAgent: new HttpAgent(SOCKETS),
    httpsAgent: new HttpsAgent({ ...SOCKETS, minVersion: 'TLSv1.2', ...ca }),
  });
  const proxies = { 'https:': either(env, 'HTTPS_PROXY'), 'http:': either(env, 'HTTP_PROXY') };
  const proxied = proxiedHandler(proxies['https:'], proxies['http:'], ca);
  const noProxy = either(env, 'NO_PROXY');
  const choose = (protocol: string, host: string, port: number | undefined): NodeHttpHandler => {
    const proxy = protocol === 'http:' ? proxies['http:'] : proxies['https:'];
    const defaultPort = protocol === 'http:' ? 80 : 443;
    return proxy === undefined || isDirect(host, port ?? defaultPort, noProxy) ? direct : proxied;
  };
  return {
    metadata: direct.metadata,
    handle: (request, options) => choose(request.protocol, request.hostname, request.port).handle(request, options),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => {
      direct.destroy();
      proxied.destroy();
    },
  };
}

export type RequestHandler = Pick<
  NodeHttpHandler,
  'metadata' | 'handle' | 'updateHttpClientConfig' | 'httpHandlerConfigs' | 'destroy'
>;

const TIMES = { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true };

function proxiedHandler(
  forHttps: string | undefined,
  forHttp: string | undefined,
  ca: { readonly ca?: string[] },
): NodeHttpHandler {
  return new NodeHttpHandler({
    ...TIMES,
    ...(forHttp !== undefined && { httpAgent: new HttpProxyAgent({ ...SOCKETS, proxy: checkedProxy(forHttp) }) }),
    ...(forHttps !== undefined && {
      httpsAgent: new HttpsProxyAgent({ ...SOCKETS, ...ca, minVersion: 'TLSv1.2', proxy: checkedProxy(forHttps) }),
    }),
  });
}

function checkedProxy(text: string): URL {
  const url = text.includes('://') ? text : `http://${text}`;
  if (URL.canParse(url)) return new URL(url);
  // The text may hold a password: it is not repeated.
  throw new AppError({ code: 'invalid-input', message: 'The proxy in HTTPS_PROXY or HTTP_PROXY is not an address' });
}

/** A bundle replaces Node's own roots, so they are added to it. */
async function trusted(path: string | undefined): Promise<{ readonly ca?: string[] }> {
  if (path === undefined || path === '') return {};
  try {
    return { ca: [...rootCertificates, await readFile(path, 'utf8')] };
  } catch (error) {
    throw new AppError(
      { code: 'invalid-input', message: `The CA bundle ${path} cannot be read`, subject: path },
      { cause: error },
    );
  }
}

/** Both spellings are in use; curl and the AWS CLI prefer the lower case one. */
function either(env: Environment, name: string): string | undefined {
  return env[name.toLowerCase()] || env[name] || undefined;
}
