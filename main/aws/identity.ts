import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';

export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
}

/** Who the profile is. Needs no permission, so it proves the keys and nothing about rights. */
export async function getIdentity(ctx: AwsContext, signal: AbortSignal): Promise<Identity> {
  const answer = await read(
    ctx,
    'GetCallerIdentity',
    signal,
    (options) => ctx.sts.send(new GetCallerIdentityCommand({}), options),
    'sts',
  );
  return { accountId: answer.Account ?? '', arn: answer.Arn ?? '', userId: answer.UserId ?? '' };
}
