import { GetCallerIdentity$, type GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { operation, type Call, type Operation } from './operation.ts';

export const identityOperations: readonly Operation[] = [operation(GetCallerIdentity$, getCallerIdentity)];

function getCallerIdentity(_: object, call: Call): GetCallerIdentityResponse {
  return { Account: call.world.accountId, Arn: call.caller.arn, UserId: call.caller.userId };
}
