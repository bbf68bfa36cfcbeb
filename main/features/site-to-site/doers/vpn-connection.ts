import { AppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import type { Secret } from '../../../secret.ts';
import { isLive, type VpnConnectionNow } from '../../../vpn/ec2.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { removeVpnConnection } from '../../../vpn/remove-vpn-connection.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import { tagsFor } from '../../../vpn/tags.ts';
import type { TunnelOptions } from '../../../vpn/tunnel-options.ts';
import type { OwnKeys } from '../own-keys.ts';
import type { Place } from '../plan/place.ts';

export type VpnConnectionInput = Place & {
  readonly vpcId: string;
  readonly customerGateway: Ref;
  readonly vpnGateway: Ref;
  readonly keys: 'generated' | 'own';
  readonly tunnels: readonly TunnelOptions[];
};
export type VpnConnectionRecord = {
  readonly id: string;
  readonly tunnels: readonly { readonly outsideAddress: string; readonly insideCidr: string }[];
};

export interface VpnConnectionServices extends AwsServices {
  readonly ownKeys: OwnKeys;
}

export function vpnConnectionDoer(services: VpnConnectionServices): Doer<VpnConnectionInput, VpnConnectionRecord> {
  const { clock, ownKeys } = services;
  const attempts = createAttempts(clock);

  async function find(input: VpnConnectionInput, { planId, signal }: StepContext): Promise<string | undefined> {
    const all = await services.ec2(input, signal).vpnConnections();
    return all.find((one) => isLive(one) && isOfPlan(one, planId))?.id;
  }

  async function settled(input: VpnConnectionInput, id: string, context: StepContext) {
    const connection = await waitFor({
      clock,
      signal: context.signal,
      minutes: 40,
      what: `VPN connection ${id} to become available`,
      look: async () => {
        const all = await services.ec2(input, context.signal).vpnConnections();
        return available(all.find((one) => one.id === id));
      },
    });
    if (!isOfPlan(connection, context.planId)) throw alreadyThere(connection);
    ownKeys.forget(context.planId);
    const tunnels = connection.tunnels.map(({ outsideAddress, insideCidr }) => ({ outsideAddress, insideCidr }));
    return { origin: 'created', record: { id, tunnels } } as const;
  }

  return {
    kind: 'ec2.vpn-connection',
    async recognise(input, context) {
      const id = await attempts.find(context, () => find(input, context));
      return id === undefined ? undefined : settled(input, id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      attempts.begin(planId);
      const ec2 = services.ec2(input, signal);
      const customerGatewayId = idOf(input.customerGateway, context);
      const vpnGatewayId = idOf(input.vpnGateway, context);
      await checkAssumptions(input, context, { customerGatewayId, vpnGatewayId });

      const keys = keysFor(input, planId, ownKeys);
      const request = { customerGatewayId, vpnGatewayId, tunnels: input.tunnels, keys, tags: tagsFor(input, planId) };
      const id = await attempts.send(context, {
        create: () => ec2.createVpnConnection(request),
        find: () => find(input, context),
        isIdempotent: true,
      });
      context.log(`VPN connection ${id}: AWS takes some minutes to make it`);
      return settled(input, id, context);
    },
    undo: ({ id }, input, { planId, signal }) => removeVpnConnection(services, { ...input, id, planId }, signal),
  };

  async function checkAssumptions(
    input: VpnConnectionInput,
    { signal }: StepContext,
    { customerGatewayId, vpnGatewayId }: { customerGatewayId: string; vpnGatewayId: string },
  ): Promise<void> {
    const ec2 = services.ec2(input, signal);
    const [customerGateways, vpnGateways, connections] = await Promise.all([
      ec2.customerGateways(),
      ec2.vpnGateways(),
      ec2.vpnConnections(),
    ]);
    if (customerGateways.find(({ id }) => id === customerGatewayId)?.state !== 'available') {
      throw conflict(
        `The customer gateway ${customerGatewayId} is not available any more. Make the plan again.`,
        customerGatewayId,
      );
    }
    const attachment = vpnGateways
      .find(({ id }) => id === vpnGatewayId)
      ?.attachments.find(({ vpcId }) => vpcId === input.vpcId);
    if (attachment?.state !== 'attached') {
      throw conflict(
        `The virtual private gateway ${vpnGatewayId} is not attached to ${input.vpcId} any more. Make the plan again.`,
        vpnGatewayId,
      );
    }
    const same = connections.find(
      (one) => isLive(one) && one.customerGatewayId === customerGatewayId && one.vpnGatewayId === vpnGatewayId,
    );
    if (same) throw alreadyThere(same);
  }
}

function keysFor({ keys }: VpnConnectionInput, planId: string, ownKeys: OwnKeys): readonly Secret[] | null {
  if (keys === 'generated') return null;
  const held = ownKeys.of(planId);
  if (held) return held;
  throw new AppError({
    code: 'answer-needed',
    message: 'Enter the two pre-shared keys again: Linkspan was ended before AWS had them, and keeps no key.',
    subject: 'keys',
  });
}

function available(connection: VpnConnectionNow | undefined): VpnConnectionNow | undefined {
  if (connection && !isLive(connection)) {
    throw conflict(
      `The VPN connection ${connection.id} is being deleted by somebody else. Resume makes a new one.`,
      connection.id,
    );
  }
  return connection?.state === 'available' && connection.tunnels.length === 2 ? connection : undefined;
}

/** AWS answers a create between two gateways that are joined already with the connection that is there. It is not ours. */
function alreadyThere({ id }: VpnConnectionNow): AppError {
  return conflict(
    `VPN connection ${id} joins these two gateways already, and AWS makes no second one. Delete it, or use another customer gateway.`,
    id,
  );
}

function conflict(message: string, subject: string): AppError {
  return new AppError({ code: 'conflict', message, subject });
}
