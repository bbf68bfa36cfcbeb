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

/** What the steps so far took away of it: networks that left. */
export function removedBy(
  steps: readonly { readonly id: string; readonly kind: string }[],
  context: Pick<StepContext, 'record'>,
): Removed {
  const ofKind = (kind: string) => steps.filter((step) => step.kind === kind).map(({ id }) => context.record(id));
  return {
    routes: ofKind('ec2.remove-vpc-route').map((record) => RemovedRoute.parse(record)),
    ruleIds: ofKind('ec2.remove-security-rules').flatMap((record) => RemovedRules.parse(record).ruleIds),
  };
}

interface Removed {
  readonly routes: readonly z.infer<typeof RemovedRoute>[];
  readonly ruleIds: readonly string[];
}

const RemovedRoute = z.object({ routeTableId: z.string(), cidr: z.string() });
const RemovedRules = z.object({ ruleIds: z.array(z.string()) });

/** The sum over the plans of a link. A route or rule that a resumed plan tells of twice is in it once. */
export function withMade(before: MadeByPlans | undefined, now: MadeByPlans, removed: Removed): MadeByPlans {
  const routes = [...(before?.routes ?? []), ...now.routes];
  const rules = [...(before?.securityRules ?? []), ...now.securityRules];
  const isSame = (one: Removed['routes'][number]) => (other: Removed['routes'][number]) =>
    one.routeTableId === other.routeTableId && one.cidr === other.cidr;
  return {
    isAttachment: (before?.isAttachment ?? false) || now.isAttachment,
    propagations: [...new Set([...(before?.propagations ?? []), ...now.propagations])],
    routes: routes.filter(
      (route, index) => routes.findIndex(isSame(route)) === index && !removed.routes.some(isSame(route)),
    ),
    securityRules: [...new Set(rules.map(({ groupId }) => groupId))]
      .map((groupId) => ({
        groupId,
        ruleIds: [...new Set(rules.filter((one) => one.groupId === groupId).flatMap(({ ruleIds }) => ruleIds))].filter(
          (id) => !removed.ruleIds.includes(id),
        ),
      }))
      .filter(({ ruleIds }) => ruleIds.length > 0),
  };
}
