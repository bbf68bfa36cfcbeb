import { AppError } from '../../contract/errors.ts';
import type { Doer } from '../engine/doer.ts';
import type { PermissionAsk } from './ec2.ts';
import type { AwsServices } from './services.ts';
import { tagsFor } from './tags.ts';

export type CheckPermissionsInput = {
  readonly profile: string;
  readonly region: string;
  readonly linkId: string;
  readonly name: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly asks: readonly PermissionAsk[];
};

/** Stops a plan before its first change when AWS says that one of its calls is not allowed. */
export function checkPermissionsDoer(
  services: AwsServices,
): Doer<CheckPermissionsInput, { readonly allowed: readonly string[] }> {
  return {
    kind: 'check.permissions',
    // A check has nothing to find again: it asks anew each time.
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { planId, signal } = context;
      const { profile, region, asks } = input;
      const ec2 = services.ec2(input, signal);
      const tags = tagsFor(input, planId);
      const answers = await Promise.all(asks.map(async (ask) => [ask.action, await ec2.mayCall(ask, tags)] as const));
      const those = (wanted: string) => [
        ...new Set(answers.filter(([, answer]) => answer === wanted).map(([action]) => `ec2:${action}`)),
      ];
      const [denied, unknown, allowed] = [those('denied'), those('unknown'), those('allowed')];
      if (denied.length > 0) {
        throw new AppError({
          code: 'access-denied',
          message: `AWS does not allow profile "${profile}" to call ${denied.join(', ')} in ${region}. Nothing was changed. Ask for ${denied.length === 1 ? 'that permission' : 'these permissions'} and resume, or take another profile`,
          subject: denied[0] ?? profile,
        });
      }
      if (allowed.length > 0) context.log(`Allowed: ${allowed.join(', ')}`);
      if (unknown.length > 0) context.log(`AWS does not say before it is done: ${unknown.join(', ')}`);
      return { origin: 'created', record: { allowed } };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
