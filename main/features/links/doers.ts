import type { Doer } from '../../engine/doer.ts';
import { deleteLinkDoers, type DeleteServices } from './doers/delete-doers.ts';
import { proveConcludeDoer } from './doers/prove-conclude.ts';
import { proveFailOverDoer } from './doers/prove-fail-over.ts';
import { proveTrafficDoer } from './doers/prove-traffic.ts';
import { proveTunnelsDoer } from './doers/prove-tunnels.ts';
import type { ProofServices } from './services.ts';

/** One per kind of step in the plans that prove and delete a link. */
export function linkDoers(services: ProofServices & DeleteServices): readonly Doer[] {
  return [
    proveTunnelsDoer(services),
    proveTrafficDoer(services),
    proveFailOverDoer(services),
    proveConcludeDoer(services),
    ...deleteLinkDoers(services),
  ];
}
