import type { z } from 'zod';
import { isAppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { GatewayDirectory } from './gateway-directory.ts';

type Tried = z.input<AppContract['gateways']['tryRoute']['output']>;

/** Connects hop by hop. The error of a hop names it as `subject`: `host:port`. */
export async function tryRoute(directory: GatewayDirectory, id: string, signal: AbortSignal): Promise<Tried> {
  const { hops, gateway } = directory.targetOf(directory.get(id));
  const route = [...hops, gateway].map(({ host, port, user }) => ({ host, port, user }));
  try {
    await directory.session(id, signal);
    return { hops: route.map((hop) => ({ ...hop, state: 'reached' as const, message: 'Logged in' })) };
  } catch (error) {
    if (!isAppError(error) || error.code === 'cancelled') throw error;
    const failed = Math.max(
      0,
      route.findIndex(({ host, port }) => error.subject === `${host}:${port}` || error.subject === host),
    );
    return {
      hops: route.map((hop, index) => ({
        ...hop,
        state: index < failed ? ('reached' as const) : index === failed ? ('failed' as const) : ('not-tried' as const),
        message:
          index < failed ? 'Logged in' : index === failed ? error.message : 'Not tried: the hop before did not answer',
      })),
    };
  }
}
