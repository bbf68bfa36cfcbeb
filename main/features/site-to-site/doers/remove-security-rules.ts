import type { Doer, StepContext } from '../../../engine/doer.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import type { LinkStore } from '../../../vpn/link-store.ts';
import { removeSecurityRules } from '../../../vpn/remove-security-rules.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import type { Place } from '../plan/place.ts';
import { isSameRule, wishOf } from '../same-rule.ts';

type RuleThen = {
  readonly id: string;
  readonly protocol: string;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  readonly cidr: string | null;
  readonly tags: { readonly [key: string]: string };
};
/** The rules as they were when the plan was made: what is put back if it is undone. */
export type RemoveSecurityRulesInput = Place & { readonly groupId: string; readonly rules: readonly RuleThen[] };
export type RemoveSecurityRulesRecord = { readonly ruleIds: readonly string[] };

export interface RemoveSecurityRulesServices extends AwsServices {
  readonly links: LinkStore;
}

/** Revokes rules of ours for networks that leave; undo adds them again, and the link learns their new ids. */
export function removeSecurityRulesDoer(
  services: RemoveSecurityRulesServices,
): Doer<RemoveSecurityRulesInput, RemoveSecurityRulesRecord> {
  const { clock, links } = services;
  const idsOf = ({ rules }: RemoveSecurityRulesInput) => rules.map(({ id }) => id);

  async function presentIds(input: RemoveSecurityRulesInput, signal: AbortSignal): Promise<string[]> {
    const rules = await services.ec2(input, signal).ingressRules(input.groupId);
    return idsOf(input).filter((id) => rules.some((rule) => rule.id === id));
  }

  return {
    kind: 'ec2.remove-security-rules',
    async recognise(input, { begun, signal }) {
      if ((await presentIds(input, signal)).length > 0) return undefined;
      return { origin: begun ? 'created' : 'adopted', record: { ruleIds: begun ? idsOf(input) : [] } };
    },
    async run(input, context) {
      const { signal, begun } = context;
      const before = await presentIds(input, signal);
      const undone = await removeSecurityRules(services, { ...input, ruleIds: before }, signal);
      if (undone.outcome === 'left') context.log(`Left in place: ${undone.reason}`);
      const still = await presentIds(input, signal);
      const ruleIds = (begun ? idsOf(input) : before).filter((id) => !still.includes(id));
      return { origin: 'created', record: { ruleIds } };
    },
    async undo({ ruleIds }, input, context) {
      for (const rule of input.rules) if (ruleIds.includes(rule.id)) await putBack(input, rule, context);
      return { outcome: 'removed' };
    },
  };

  async function putBack(input: RemoveSecurityRulesInput, rule: RuleThen, { signal }: StepContext): Promise<void> {
    const { groupId, linkId } = input;
    const { cidr, tags } = rule;
    if (cidr === null) return;
    const wish = wishOf(rule);
    const ec2 = services.ec2(input, signal);
    const find = async () =>
      (await ec2.ingressRules(groupId)).find((one) => one.cidr === cidr && isSameRule(one, wish))?.id;
    if ((await find()) === undefined) {
      await createOnce({
        clock,
        signal,
        create: async () => {
          await ec2.authorizeIngress({ groupId, ...wish, cidrs: [cidr], tags });
          return 'added';
        },
        find,
        isIdempotent: true,
      });
    }
    const id = await find();
    const link = links.get(linkId);
    if (id === undefined || !link) return;
    const securityRules = link.made.securityRules.map((one) => ({
      ...one,
      ruleIds: one.ruleIds.map((known) => (known === rule.id ? id : known)),
    }));
    links.put(linkId, { ...link, made: { ...link.made, securityRules } });
  }
}
