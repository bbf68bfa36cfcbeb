import type { Doer } from '../../engine/doer.ts';
import type { DirectConnectServices } from './services.ts';

/** One per kind of step in this feature's plans. */
export function directConnectDoers(_services: DirectConnectServices): readonly Doer[] {
  return [];
}
