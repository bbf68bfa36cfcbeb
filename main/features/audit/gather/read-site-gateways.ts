import type { GatewayFacts } from '../../../../contract/domain/gateway-facts.ts';
import { AppError, isAppError } from '../../../../contract/errors.ts';
import type { Unread } from '../../../../contract/domain/audit.ts';
import type { GatewayItem } from '../inventory.ts';
import { createLane } from './lane.ts';
import { messageOf } from './reader.ts';
import type { Tally } from './tally.ts';

export interface SiteGateways {
  list(): readonly { readonly id: string; readonly name: string }[];
  inspect(gatewayId: string, signal: AbortSignal): Promise<GatewayFacts>;
}

export interface SiteParts {
  readonly gateways: SiteGateways;
  readonly patienceMs: number;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  readonly found: (unread: Unread) => void;
  readonly report: (error: unknown) => void;
}

const AT_ONCE = 10;

/** Each gateway over SSH, in its own time: one that does not answer delays no other. */
export function readSiteGateways(ids: readonly string[], parts: SiteParts): Promise<GatewayItem[]> {
  const lane = createLane(AT_ONCE);
  const names = new Map(parts.gateways.list().map(({ id, name }) => [id, name]));
  return Promise.all(
    ids.map(async (id) => {
      const name = names.get(id) ?? id;
      parts.tally.begin(`Gateway ${name}`);
      try {
        const value = await lane.run(() => inspect(id, parts));
        for (const { what, why } of value.unread) {
          parts.found({ where: name, region: null, what: `inspect: ${what}`, reason: 'error', message: why });
        }
        return { id, name, facts: { ok: true as const, value } };
      } catch (error) {
        if (parts.signal.aborted) throw error;
        if (!isAppError(error)) parts.report(error);
        const unread = {
          where: name,
          region: null,
          what: 'inspect',
          reason: reasonOf(error),
          message: messageOf(error),
        };
        parts.found(unread);
        return { id, name, facts: { ok: false as const, unread } };
      } finally {
        parts.tally.end();
      }
    }),
  );
}

/** Also when whoever inspects does not listen to the signal. */
async function inspect(id: string, { gateways, patienceMs, signal }: SiteParts): Promise<GatewayFacts> {
  const end = new AbortController();
  const late = new AppError({ code: 'unreachable', message: `No answer within ${patienceMs / 1000} s`, subject: id });
  const timer = setTimeout(() => end.abort(late), patienceMs);
  try {
    const both = AbortSignal.any([signal, end.signal]);
    return await Promise.race([gateways.inspect(id, both), whenAborted(both)]);
  } catch (error) {
    throw end.signal.aborted && !signal.aborted ? late : error;
  } finally {
    clearTimeout(timer);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function reasonOf(error: unknown): Unread['reason'] {
  if (isAppError(error, 'access-denied', 'not-signed-in')) return 'denied';
  return isAppError(error, 'unsupported') ? 'unsupported' : 'error';
}
