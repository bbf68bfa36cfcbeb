import type { GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import type { LiveSession } from '../ssh/session.ts';
import type { SudoLevel } from '../ssh/sudo.ts';
import { inspectGateway } from './inspect.ts';

const sudoWords: Readonly<Record<SudoLevel, GatewayFacts['sudo']>> = {
  root: 'root',
  passwordless: 'without-password',
  password: 'with-password',
  none: 'none',
};

/** Inspects with whatever rights the session turns out to have. */
export async function inspectSession(
  session: LiveSession,
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => Date },
): Promise<GatewayFacts> {
  const sudo = sudoWords[await session.sudoLevel(signal)];
  return inspectGateway(session, { sudo, signal, now });
}
