import type { Doer } from '../../engine/doer.ts';
import type { DnsServices } from './services.ts';

/** One per kind of step in this feature's plans. */
export function dnsDoers(_services: DnsServices): readonly Doer[] {
  return [];
}
