import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createActor } from '../../../main/compose/actor.ts';
import type { StoredPlan, StoredStep } from '../../../main/store/stored-plan.ts';

describe('who acts in a plan', () => {
  const arn = 'arn:aws:iam::123456789012:user/ops';
  const actor = createActor({
    identityOf: (profile) => (profile === 'asked' ? arn : null),
    gatewayName: () => 'Warehouse',
  });
  const plan = (profile: string | null) => ({ profile, region: 'eu-west-1', gatewayId: 'gw-abcdefgh' }) as StoredPlan;
  const step = (system: StoredStep['system']) => ({ system }) as StoredStep;
  const who = userInfo().username;

  it('is the AWS identity of the profile where AWS was asked, and nobody where it was not', () => {
    expect(actor(plan('asked'), step('aws'))).toEqual({ who, identity: arn, where: 'asked, eu-west-1' });
    expect(actor(plan('new'), step('aws'))).toEqual({ who, identity: null, where: 'new, eu-west-1' });
    expect(actor(plan(null), null)).toEqual({ who, identity: null, where: 'eu-west-1' });
  });

  it('is the person alone on a gateway, which is called by its name', () => {
    expect(actor(plan('asked'), step('gateway'))).toEqual({ who, identity: null, where: 'Warehouse' });
  });
});
