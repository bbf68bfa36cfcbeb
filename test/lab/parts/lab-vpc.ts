import { demoNetworkSeed } from '../../../main/demo/aws/world/seed.ts';
import { addresses } from './addresses.ts';

export const labRegion = 'eu-west-1';

/** The VPC behind the lab's cloud edge: 10.20.0.0/16, and 10.20.0.10 in it answers. */
export const labVpcId =
  demoNetworkSeed().regions[labRegion]?.vpcs.find(({ cidrs }) =>
    cidrs.some(({ cidr }) => cidr === addresses.vpcNetwork),
  )?.id ?? '';
