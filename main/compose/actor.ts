import { userInfo } from 'node:os';
import type { Actor } from '../engine/recorder.ts';
import type { StoredPlan, StoredStep } from '../store/stored-plan.ts';

export interface ActorParts {
  /** Who a profile was when AWS was last asked; null while nobody has asked. */
  readonly identityOf: (profile: string) => string | null;
  readonly gatewayName: (id: string) => string;
}

/** Who acts in a plan, and where, as the activity log tells it. */
export function createActor({ identityOf, gatewayName }: ActorParts) {
  return ({ profile, region, gatewayId }: StoredPlan, step: StoredStep | null): Actor => {
    const who = userInfo().username;
    if (step?.system === 'gateway')
      return { who, identity: null, where: gatewayId === null ? '' : gatewayName(gatewayId) };
    const where = [profile, region].filter((part) => part !== null).join(', ');
    return { who, identity: profile === null ? null : identityOf(profile), where };
  };
}
