import { AppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import type { VpnGatewayNow } from '../../../vpn/ec2.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { detachVpnGateway, removeTwins } from '../../../vpn/remove-vpn-gateway.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import type { Place } from '../plan/place.ts';

export type AttachInput = Place & { readonly vpcId: string; readonly vpnGateway: Ref };
export type AttachRecord = { readonly vpnGatewayId: string; readonly isOurs: boolean };

export function attachVpnGatewayDoer(services: AwsServices): Doer<AttachInput, AttachRecord> {
  const { clock } = services;

  async function look(input: AttachInput, context: StepContext) {
    const gateways = await services.ec2(input, context.signal).vpnGateways();
    const vpnGatewayId = idOf(input.vpnGateway, context);
    const gateway = gateways.find(({ id }) => id === vpnGatewayId);
    return { gateway, state: stateIn(gateway, input.vpcId), holder: holderOf(gateways, input.vpcId, vpnGatewayId) };
  }

  async function settled(input: AttachInput, context: StepContext, isMade: boolean) {
    const vpnGatewayId = idOf(input.vpnGateway, context);
    const gateway = await waitFor({
      clock,
      signal: context.signal,
      minutes: 15,
      what: `${vpnGatewayId} to be attached to ${input.vpcId}`,
      look: async () => {
        const now = await look(input, context);
        return now.state === 'attached' ? now.gateway : undefined;
      },
    });
    // One that AWS made of a create it never answered may be listed only by now.
    if (isOfPlan(gateway, context.planId)) await removeTwins(services, { ...input, id: vpnGatewayId }, context);
    const isOurs = isMade || context.begun === true || isOfPlan(gateway, context.planId);
    return { origin: isOurs ? 'created' : 'adopted', record: { vpnGatewayId, isOurs } } as const;
  }

  return {
    kind: 'ec2.attach-vpn-gateway',
    async recognise(input, context) {
      const { state } = await look(input, context);
      return state === 'attached' || state === 'attaching' ? settled(input, context, false) : undefined;
    },
    async run(input, context) {
      const { vpcId } = input;
      const vpnGatewayId = idOf(input.vpnGateway, context);
      const { holder } = await look(input, context);
      if (holder) {
        const message = `${vpcId} has the virtual private gateway ${holder} by now, and a VPC holds one. Make the plan again with ${holder}.`;
        throw new AppError({ code: 'conflict', message, subject: vpcId });
      }
      await createOnce({
        clock,
        signal: context.signal,
        create: async () => {
          await services.ec2(input, context.signal).attachVpnGateway({ vpnGatewayId, vpcId });
          return true;
        },
        find: async () => ((await look(input, context)).state === undefined ? undefined : true),
        isIdempotent: true,
      });
      return settled(input, context, true);
    },
    undo: ({ vpnGatewayId }, input, { signal }) => detachVpnGateway(services, { ...input, vpnGatewayId }, signal),
  };
}

function stateIn(gateway: VpnGatewayNow | undefined, vpcId: string): string | undefined {
  const state = gateway?.attachments.find((one) => one.vpcId === vpcId)?.state;
  return state === 'detached' ? undefined : state;
}

function holderOf(gateways: readonly VpnGatewayNow[], vpcId: string, except: string): string | undefined {
  return gateways.find((one) => one.id !== except && stateIn(one, vpcId) !== undefined)?.id;
}
