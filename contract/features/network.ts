import { z } from 'zod';
import { query } from '../define.ts';
import { ProfileName, RegionName, VpcId } from '../domain/intent.ts';
import { VpcDetail, VpcSummary } from '../domain/vpc.ts';

const where = { profile: ProfileName, region: RegionName };

/** What is in AWS, read only. */
export const network = {
  vpcs: query({ input: z.object(where), output: z.array(VpcSummary) }),
  vpc: query({ input: z.object({ ...where, vpcId: VpcId }), output: VpcDetail }),
};
