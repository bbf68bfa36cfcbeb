import { AppError } from '../../../../contract/errors.ts';
import type { Doer, Made, StepContext } from '../../../engine/doer.ts';
import { type CustomerGatewayNow, isLive } from '../../../vpn/ec2.ts';
import { removeCustomerGateway } from '../../../vpn/remove-customer-gateway.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import { tagsFor } from '../../../vpn/tags.ts';
import type { Place } from '../plan/place.ts';

export type CustomerGatewayInput = Place & { readonly address: string; readonly bgpAsn: number };
export type CustomerGatewayRecord = { readonly id: string };

export function customerGatewayDoer(services: AwsServices): Doer<CustomerGatewayInput, CustomerGatewayRecord> {
  const { clock } = services;
  const attempts = createAttempts(clock);

  async function settled(
    input: CustomerGatewayInput,
    id: string,
    context: StepContext,
  ): Promise<Made<CustomerGatewayRecord>> {
    const ec2 = services.ec2(input, context.signal);
    const gateway = await waitFor({
      clock,
      signal: context.signal,
      minutes: 10,
      what: `customer gateway ${id} to become available`,
      look: async () => available((await ec2.customerGateways()).find((one) => one.id === id)),
    });
    // AWS answers a second create of the same address and ASN with the first gateway: that one is not ours.
    return { origin: isOfPlan(gateway, context.planId) ? 'created' : 'adopted', record: { id } };
  }

  async function find(input: CustomerGatewayInput, context: StepContext): Promise<string | undefined> {
    const all = (await services.ec2(input, context.signal).customerGateways()).filter(isLive);
    const ours = all.find((one) => isOfPlan(one, context.planId));
    const same = all.find(({ address, bgpAsn }) => address === input.address && bgpAsn === input.bgpAsn);
    return (ours ?? same)?.id;
  }

  return {
    kind: 'ec2.customer-gateway',
    async recognise(input, context) {
      const id = await attempts.find(context, () => find(input, context));
      return id === undefined ? undefined : settled(input, id, context);
    },
    async run(input, context) {
      const { address, bgpAsn } = input;
      const { signal } = context;
      const tags = tagsFor(input, context.planId);
      const id = await attempts.send(context, {
        create: () => services.ec2(input, signal).createCustomerGateway({ address, bgpAsn, tags }),
        find: () => find(input, context),
        isIdempotent: true,
      });
      context.log(`Customer gateway ${id}`);
      return settled(input, id, context);
    },
    undo: ({ id }, input, context) =>
      removeCustomerGateway(services, { ...input, id, planId: context.planId }, context.signal),
  };
}

function available(gateway: CustomerGatewayNow | undefined): CustomerGatewayNow | undefined {
  if (gateway && !isLive(gateway)) {
    throw new AppError({
      code: 'conflict',
      message: `The customer gateway ${gateway.id} is being deleted by somebody else. Resume makes a new one.`,
      subject: gateway.id,
    });
  }
  return gateway?.state === 'available' ? gateway : undefined;
}
