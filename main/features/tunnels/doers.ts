import type { Doer } from '../../engine/doer.ts';
import type { BothEndsServices } from '../../vpn/services.ts';
import { connectionsUpDoer } from './doers/connections-up.ts';
import { serviceActionDoer } from './doers/service-action.ts';
import { tunnelActionDoer } from './doers/tunnel-action.ts';

/** One per kind of step in the plans that act on a connection or on the service. */
export function tunnelDoers(services: BothEndsServices): readonly Doer[] {
  return [
    ...(['up', 'down', 'restart'] as const).map((action) => tunnelActionDoer(action, services)),
    ...(['start', 'stop', 'restart'] as const).map((action) => serviceActionDoer(action, services)),
    connectionsUpDoer(services),
  ];
}
