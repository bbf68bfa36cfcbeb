import type { Doer, StepContext } from '../../../engine/doer.ts';
import { removeSecurityRules } from '../../../vpn/remove-security-rules.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import { tagsFor } from '../../../vpn/tags.ts';
import type { Place } from '../plan/place.ts';
import { isSameRule } from '../same-rule.ts';

export type SecurityRuleInput = Place & {
  readonly groupId: string;
  readonly protocol: 'all' | 'icmp' | 'tcp' | 'udp';
  readonly port: number | null;
  readonly cidrs: readonly string[];
};
/** Only the rules that this step added. */
export type SecurityRuleRecord = { readonly groupId: string; readonly ruleIds: readonly string[] };

export function securityRuleDoer(services: AwsServices): Doer<SecurityRuleInput, SecurityRuleRecord> {
  async function look(input: SecurityRuleInput, { planId, signal }: StepContext) {
    const rules = (await services.ec2(input, signal).ingressRules(input.groupId)).filter((rule) =>
      isSameRule(rule, input),
    );
    const there = new Set(rules.map(({ cidr }) => cidr));
    return {
      missing: input.cidrs.filter((cidr) => !there.has(cidr)),
      ours: rules.filter((rule) => isOfPlan(rule, planId)).map(({ id }) => id),
    };
  }

  return {
    kind: 'ec2.security-rule',
    async recognise(input, context) {
      const { missing, ours } = await look(input, context);
      if (missing.length > 0) return undefined;
      return { origin: ours.length > 0 ? 'created' : 'adopted', record: { groupId: input.groupId, ruleIds: ours } };
    },
    async run(input, context) {
      const { groupId, protocol, port } = input;
      const { missing } = await look(input, context);
      const tags = tagsFor(input, context.planId);
      const ec2 = services.ec2(input, context.signal);
      for (const cidr of missing) {
        await createOnce({
          clock: services.clock,
          signal: context.signal,
          create: async () => {
            await ec2.authorizeIngress({ groupId, protocol, port, cidrs: [cidr], tags });
            return true;
          },
          find: async () => ((await look(input, context)).missing.includes(cidr) ? undefined : true),
          isIdempotent: true,
        });
      }
      const { ours } = await look(input, context);
      return { origin: ours.length > 0 ? 'created' : 'adopted', record: { groupId, ruleIds: ours } };
    },
    async undo({ groupId, ruleIds }, input, context) {
      // One that a later plan revoked, and its undo added again, has the tag of this plan and another id.
      const { ours } = await look(input, context);
      const all = { ...input, groupId, ruleIds: [...new Set([...ruleIds, ...ours])] };
      return removeSecurityRules(services, all, context.signal);
    },
  };
}
