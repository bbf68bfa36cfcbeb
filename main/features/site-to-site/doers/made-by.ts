import { z } from 'zod';
import { Link } from '../../../../contract/domain/link.ts';
import type { StepContext } from '../../../engine/doer.ts';

type MadeByPlans = Link['made'];

const Propagation = z.object({ routeTableId: z.string(), isOurs: z.boolean() });
const Route = z.object({ routeTableId: z.string(), cidr: z.string(), isOurs: z.boolean() });
const Rules = z.object({ groupId: z.string(), ruleIds: z.array(z.string()) });
const Attachment = z.object({ isOurs: z.boolean() });

/** What the steps so far created, from their records: what was there before is not in it. */
export function madeBy(
  steps: readonly { readonly id: string; readonly kind: string }[],
  context: Pick<StepContext, 'record'>,
): MadeByPlans {
  const records = <T>(kind: string, schema: z.ZodType<T>) =>
    steps.filter((step) => step.kind === kind).map(({ id }) => schema.parse(context.record(id)));
  return {
    isAttachment: records('ec2.attach-vpn-gateway', Attachment).some(({ isOurs }) => isOurs),
    propagations: records('ec2.route-propagation', Propagation)
      .filter(({ isOurs }) => isOurs)
      .map(({ routeTableId }) => routeTableId),
    routes: records('ec2.vpc-route', Route)
      .filter(({ isOurs }) => isOurs)
      .map(({ routeTableId, cidr }) => ({ routeTableId, cidr })),
    securityRules: records('ec2.security-rule', Rules).filter(({ ruleIds }) => ruleIds.length > 0),
  };
}

export function withMade(before: MadeByPlans | undefined, now: MadeByPlans): MadeByPlans {
  if (!before) return now;
  return {
    isAttachment: before.isAttachment || now.isAttachment,
    propagations: [...new Set([...before.propagations, ...now.propagations])],
    routes: [...before.routes, ...now.routes],
    securityRules: [...before.securityRules, ...now.securityRules],
  };
}
