import type { ChildSa } from '../../../contract/domain/tunnel.ts';
import { isChildUp } from '../../strongswan/loaded-connection.ts';
import { type GatewayReading, sasOf } from './gateway-reading.ts';
import type { GatewayAnswer } from './read-both-ends.ts';
import type { TunnelRow } from './tunnel-row.ts';

type GatewayEnd = TunnelRow['gateway'];
type Says = Pick<GatewayEnd, 'state' | 'message'>;

interface Which {
  readonly connection: string;
  /** The far end's address, where it is known. */
  readonly peer: string | null;
}

/** One connection as its gateway sees it, in words. */
export function describeGatewayEnd({ name, answer }: GatewayAnswer, which: Which): GatewayEnd {
  if ('why' in answer) return silentEnd(answer.why);
  const { ikeSas, childSas } = sasOf(answer.value, which.connection, which.peer);
  const established = ikeSas.find(isEstablished);
  return {
    ...whatItSays(answer.value, which, name),
    bytesIn: sum(childSas, 'bytesIn'),
    bytesOut: sum(childSas, 'bytesOut'),
    establishedSeconds: established?.establishedSeconds ?? null,
  };
}

export function silentEnd(message: string): GatewayEnd {
  return { state: 'unknown', message, bytesIn: null, bytesOut: null, establishedSeconds: null };
}

function whatItSays(reading: GatewayReading, { connection, peer }: Which, gatewayName: string): Says {
  if (!reading.isRunning) return { state: 'down', message: `strongSwan does not run on ${gatewayName}` };
  const { ikeSas, childSas } = sasOf(reading, connection, peer);
  const up = childSas.filter(isChildUp);
  if (up.length > 0) return { state: 'up', message: up.slice(0, 3).map(selectors).join('; ') };
  if (ikeSas.some(isEstablished)) {
    return { state: 'down', message: 'IKE is established, but there is no CHILD SA: nothing passes' };
  }
  const trying = ikeSas.find(({ state }) => state === 'CONNECTING' || state === 'CREATED');
  if (trying) return { state: 'connecting', message: `Trying to reach ${trying.remoteHost ?? 'its peer'}` };
  const isLoaded = reading.connections.some(
    ({ name, children }) => name === connection || children.some((child) => child.name === connection),
  );
  return {
    state: 'down',
    message: isLoaded ? 'Loaded, with no security association' : `Not loaded on ${gatewayName}`,
  };
}

function selectors({ localTs, remoteTs }: ChildSa): string {
  return `${few(localTs)} to ${few(remoteTs)}`;
}

function few(words: readonly string[]): string {
  return words.length > 3 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more` : words.join(', ');
}

function isEstablished({ state }: { readonly state: string }): boolean {
  return state === 'ESTABLISHED' || state === 'REKEYING' || state === 'REKEYED';
}

function sum(children: readonly ChildSa[], key: 'bytesIn' | 'bytesOut'): number | null {
  const counted = children.flatMap((child) => child[key] ?? []);
  return counted.length === 0 ? null : counted.reduce((total, count) => total + count, 0);
}
