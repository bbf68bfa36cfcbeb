import { isAppError } from '../../../../contract/errors.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { listDxInterfaces } from '../../../aws/direct-connect/virtual-interfaces.ts';
import type { DxInterface } from '../../../aws/direct-connect/virtual-interface.ts';
import type { Doer } from '../../../engine/doer.ts';
import { poll } from '../../../engine/poll.ts';
import { judgeHealth } from '../judge-health.ts';
import type { DirectConnectDoerServices } from '../services.ts';

export type BgpUpInput = { readonly profile: string; readonly region: string; readonly virtualInterface: Ref };
export type BgpUpRecord = { readonly state: string; readonly bgp: string };

const limitMs = 5 * 60_000;

/** Says how BGP stands. That the router is not set up yet is no failure: the interface is there and waits for it. */
export function bgpUpDoer({ aws, clock, ownKeys, changed }: DirectConnectDoerServices): Doer<BgpUpInput, BgpUpRecord> {
  return {
    kind: 'dx.bgp-up',
    // A check has nothing to find again: it looks anew each time.
    recognise: () => Promise.resolve(undefined),
    async run({ profile, region, virtualInterface }, context) {
      const { signal, planId } = context;
      // AWS has it by now.
      ownKeys.forget(planId);
      const id = idOf(virtualInterface, context);
      const ctx = await aws.context(profile, region);
      const seen: { last?: DxInterface; told?: string } = {};
      const tell = (text: string) => {
        if (seen.told !== text) context.log(text);
        seen.told = text;
      };
      const look = async () => {
        const one = (await listDxInterfaces(ctx, signal)).find((each) => each.id === id);
        if (!one) return undefined;
        seen.last = one;
        const { bgp, sentence } = healthOf(one);
        tell(sentence);
        return bgp === 'up' || one.state === 'verifying' ? one : undefined;
      };
      try {
        await poll({ clock, signal, limitMs, tooLate: 'BGP is not up yet', tooLateCode: 'not-found', look });
      } catch (error) {
        if (!isAppError(error, 'not-found')) throw error;
        tell('Still waiting for your router. The interface is there; its configuration is on its page.');
      }
      changed();
      const { last } = seen;
      return {
        origin: 'created',
        record: { state: last?.state ?? 'unknown', bgp: last ? healthOf(last).bgp : 'unknown' },
      };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}

function healthOf(one: DxInterface) {
  return judgeHealth(one, { portState: undefined, prefixesAccepted: null });
}
