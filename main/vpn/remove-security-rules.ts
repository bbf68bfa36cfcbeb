import { isAppError } from '../../contract/errors.ts';
import type { Undone } from '../engine/doer.ts';
import type { Where } from './ec2.ts';
import type { AwsServices } from './services.ts';
import { isOfLink } from './tags.ts';

interface RulesOfLink extends Where {
  readonly groupId: string;
  readonly ruleIds: readonly string[];
  readonly linkId: string;
}

/** Revokes the rules that we added and that still bear our tag. */
export async function removeSecurityRules(
  services: AwsServices,
  { groupId, ruleIds, linkId, ...where }: RulesOfLink,
  signal: AbortSignal,
): Promise<Undone> {
  const ec2 = services.ec2(where, signal);
  try {
    const present = (await ec2.ingressRules(groupId)).filter(({ id }) => ruleIds.includes(id));
    const ours = present.filter((rule) => isOfLink(rule, linkId));
    if (ours.length > 0) await ec2.revokeIngress({ groupId, ruleIds: ours.map(({ id }) => id) });
    const taken = present.find((rule) => !isOfLink(rule, linkId));
    return taken
      ? { outcome: 'left', reason: `${taken.id} in ${groupId} no longer bears this link's tag` }
      : { outcome: 'removed' };
  } catch (error) {
    if (isAppError(error, 'not-found')) return { outcome: 'removed' };
    throw error;
  }
}
