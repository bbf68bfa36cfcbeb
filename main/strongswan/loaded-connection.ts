import type { ChildSa, IkeSa } from '../../contract/domain/tunnel.ts';

/** A connection as charon has it loaded, or as a file defines it. */
export interface ConnectionView {
  readonly name: string;
  readonly localAddresses: readonly string[];
  readonly remoteAddresses: readonly string[];
  readonly children: readonly ChildView[];
}

export interface ChildView {
  readonly name: string;
  readonly localSubnets: readonly string[];
  readonly remoteSubnets: readonly string[];
}

/** What a status text says, in its own order. */
export interface SaList {
  readonly ikeSas: readonly IkeSa[];
  readonly childSas: readonly ChildSa[];
}

/** A child is up when packets can flow on it; REKEYING still carries them. */
export function isChildUp(child: ChildSa): boolean {
  return child.state === 'INSTALLED' || child.state === 'REKEYING' || child.state === 'REKEYED';
}
