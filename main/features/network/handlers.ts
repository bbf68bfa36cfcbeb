import type { Handlers } from '../../../contract/define.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { AwsConnections } from '../../aws/aws-connections.ts';
import { readVpc, readVpcs } from './read-vpc.ts';

export interface NetworkServices {
  readonly aws: Pick<AwsConnections, 'context'>;
}

export function networkHandlers({ aws }: NetworkServices): Handlers<AppContract>['network'] {
  return {
    vpcs: async ({ profile, region }, signal) => readVpcs(await aws.context(profile, region), signal),
    vpc: async ({ profile, region, vpcId }, signal) => readVpc(await aws.context(profile, region), vpcId, signal),
  };
}
