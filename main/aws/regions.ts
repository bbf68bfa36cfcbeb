import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';

/** Names of the regions that the account has enabled. */
export async function listRegions(ctx: AwsContext, signal: AbortSignal): Promise<string[]> {
  const answer = await read(ctx, 'DescribeRegions', signal, (options) =>
    ctx.ec2.send(new DescribeRegionsCommand({}), options),
  );
  return (answer.Regions ?? []).flatMap((region) => region.RegionName ?? []).sort();
}
