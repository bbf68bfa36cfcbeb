import type { Doer, Json, StepContext, Undone } from '../../../engine/doer.ts';
import { removeCustomerGateway } from '../../../vpn/remove-customer-gateway.ts';
import { removePropagation, removeRoute } from '../../../vpn/remove-routes.ts';
import { removeSecurityRules } from '../../../vpn/remove-security-rules.ts';
import { removeVpnConnection } from '../../../vpn/remove-vpn-connection.ts';
import { detachVpnGateway, removeVpnGateway } from '../../../vpn/remove-vpn-gateway.ts';
import type { ProofServices } from '../services.ts';
import type { DeleteGatewayServices } from './delete-from-gateway.ts';
import { removeFromGateway } from './delete-from-gateway.ts';

type About = { readonly profile: string; readonly region: string; readonly linkId: string; readonly planId: string };
type Thing = About & { readonly id: string };

export type DeleteServices = Pick<ProofServices, 'clock' | 'ec2' | 'gateways' | 'links' | 'changed'> &
  DeleteGatewayServices;

/** One per kind of step in the plan that deletes a link. Each looks first: what is gone already is done. */
export function deleteLinkDoers(services: DeleteServices): readonly Doer[] {
  return [
    remover<About>('delete.gateway', ({ linkId }, context) => removeFromGateway(services, linkId, context)),
    remover<About & { readonly routeTableId: string; readonly vpnGatewayId: string }>(
      'delete.propagation',
      (input, { signal }) => removePropagation(services, input, signal),
    ),
    remover<About & { readonly routeTableId: string; readonly cidr: string; readonly vpnGatewayId: string }>(
      'delete.route',
      (input, { signal }) => removeRoute(services, input, signal),
    ),
    remover<About & { readonly groupId: string; readonly ruleIds: readonly string[] }>(
      'delete.security-rules',
      (input, { signal }) => removeSecurityRules(services, input, signal),
    ),
    remover<Thing>('delete.vpn-connection', (input, { signal }) => removeVpnConnection(services, input, signal)),
    remover<Thing>('delete.customer-gateway', (input, { signal }) => removeCustomerGateway(services, input, signal)),
    remover<About & { readonly vpnGatewayId: string; readonly vpcId: string }>(
      'delete.attachment',
      (input, { signal }) => detachVpnGateway(services, input, signal),
    ),
    remover<Thing>('delete.vpn-gateway', (input, { signal }) => removeVpnGateway(services, input, signal)),
    remover<About>('delete.record', ({ linkId }) => {
      services.links.remove(linkId);
      services.changed(linkId);
      return Promise.resolve({ outcome: 'removed' });
    }),
  ];
}

/** Removing is its own recognition: done twice it finds nothing and is done. */
function remover<I extends Json>(
  kind: string,
  remove: (input: I, context: StepContext) => Promise<Undone>,
): Doer<I, { readonly left: string | null }> {
  return {
    kind,
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const undone = await remove(input, context);
      const left = undone.outcome === 'left' ? undone.reason : null;
      if (left !== null) context.log(`Left in place: ${left}`);
      return { origin: 'created', record: { left } };
    },
    undo: () => Promise.resolve({ outcome: 'left', reason: 'a deletion cannot be taken back' }),
  };
}
