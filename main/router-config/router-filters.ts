import type { RouterFacts, RouterPeer } from './router-facts.ts';

export interface FilterLine {
  readonly does: 'permit' | 'deny';
  readonly prefix: string;
  /** Longer ones within it, up to this length; null for the prefix alone. */
  readonly upTo: number | null;
}

export interface SessionFilters {
  readonly inbound: readonly FilterLine[];
  readonly outbound: readonly FilterLine[];
  /** The session ends when AWS announces more: a leak is not taken in. */
  readonly maximumPrefixes: number;
}

/** AWS announces its public networks, some thousands of them, on a public virtual interface; elsewhere what one chose. */
const most = { public: 20_000, others: 100 } as const;

/** What one session lets in and out: what is known, and nothing that would take over the site's default route. */
export function filtersOf(facts: RouterFacts, { family }: Pick<RouterPeer, 'family'>): SessionFilters {
  const ofFamily = (prefixes: readonly string[]) =>
    [...new Set(prefixes)].filter((one) => one.includes(':') === (family === 'ipv6'));
  const everything = family === 'ipv4' ? '0.0.0.0/0' : '::/0';
  const full = family === 'ipv4' ? 32 : 128;
  const accepted = ofFamily(facts.accepted);
  const announced = ofFamily(facts.announced);
  return {
    inbound:
      facts.kind !== 'public' && accepted.length > 0
        ? accepted.map((prefix) => permit(prefix, prefix.endsWith(`/${full}`) ? null : full))
        : [
            { does: 'deny', prefix: everything, upTo: null },
            permit(everything, facts.kind === 'public' ? (family === 'ipv4' ? 24 : 48) : full),
          ],
    outbound:
      announced.length > 0
        ? announced.map((prefix) => permit(prefix, null))
        : [{ does: 'deny', prefix: everything, upTo: full }],
    maximumPrefixes: facts.kind === 'public' ? most.public : Math.max(most.others, 2 * accepted.length),
  };
}

function permit(prefix: string, upTo: number | null): FilterLine {
  return { does: 'permit', prefix, upTo };
}

/** The address without its prefix length. */
export function hostOf(address: string): string {
  return address.split('/')[0] ?? '';
}
