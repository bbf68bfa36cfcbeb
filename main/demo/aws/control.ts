import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Reply } from './dispatch.ts';
import { faultKinds } from './faults.ts';
import type { DemoAws } from './start-demo-aws.ts';
import { serviceNames } from './wire/services.ts';

const Fault = z.object({
  action: z.string().max(80),
  service: z.enum(serviceNames).optional(),
  kind: z.enum(faultKinds),
  nth: z.int().min(1).optional(),
  times: z.int().min(1).nullable().optional(),
  code: z.string().max(80).optional(),
  message: z.string().max(500).optional(),
  status: z.int().min(400).max(599).optional(),
  seconds: z.number().min(0).optional(),
});
const Endpoint = z.object({
  target: z.string().min(1).max(255),
  healthy: z.boolean(),
  message: z.string().max(200).optional(),
});
const Tunnel = z.object({ address: z.string().max(40), up: z.boolean(), message: z.string().max(200) });

/**
 * For tests and labs in another process, with a bearer token: POST /_demo/faults, DELETE /_demo/faults,
 * POST /_demo/tunnels, POST /_demo/endpoints, GET /_demo/state, GET /_demo/requests.
 */
export function createControl(
  token: string,
  demo: Pick<DemoAws, 'faults' | 'setTunnel' | 'setEndpointHealth' | 'snapshot' | 'requests'>,
): (request: IncomingMessage, body: string) => Reply | undefined {
  return (request, body) => {
    const { url = '', method = 'GET' } = request;
    if (!url.startsWith('/_demo/')) return undefined;
    if (!bears(request, token)) return json(403, { error: 'The token is missing or wrong' });
    const answer = answers[`${method} ${url}`];
    if (answer === undefined) return json(404, { error: 'Nothing here' });
    try {
      return json(200, answer(demo, body === '' ? undefined : JSON.parse(body)));
    } catch (error) {
      return json(400, { error: error instanceof Error ? error.message : 'Not understood' });
    }
  };
}

type Answer = (demo: Parameters<typeof createControl>[1], body: unknown) => unknown;

const answers: Readonly<Record<string, Answer>> = {
  'POST /_demo/faults': (demo, body) => {
    demo.faults.add(Fault.parse(body));
    return {};
  },
  'DELETE /_demo/faults': (demo) => {
    demo.faults.clear();
    return {};
  },
  'POST /_demo/tunnels': (demo, body) => {
    const { address, up, message } = Tunnel.parse(body);
    demo.setTunnel(address, { up, message });
    return {};
  },
  'POST /_demo/endpoints': (demo, body) => {
    const { target, ...health } = Endpoint.parse(body);
    demo.setEndpointHealth(target, health);
    return {};
  },
  'GET /_demo/state': (demo) => demo.snapshot(),
  'GET /_demo/requests': (demo) => demo.requests(),
};

function bears(request: IncomingMessage, token: string): boolean {
  const [given, wanted] = [Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function json(status: number, value: unknown): Reply {
  return { status, body: JSON.stringify(value), type: 'application/json' };
}
