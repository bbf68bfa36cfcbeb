import {
  DescribeVpcEndpointServiceConfigurationsCommand,
  DescribeVpcEndpointServicePermissionsCommand,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { nameIn, readTags } from '../tags.ts';

/** Services that this account offers to others. */
export async function readEndpointServices(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeVpcEndpointServiceConfigurations', signal, (options) =>
        ctx.ec2.send(new DescribeVpcEndpointServiceConfigurationsCommand({ MaxResults: 200, NextToken }), options),
      ),
    (page) => page.ServiceConfigurations,
  );
  return found.map((service) => {
    const tags = readTags(service.Tags);
    return {
      id: service.ServiceId ?? '',
      name: nameIn(tags),
      tags,
      serviceName: service.ServiceName ?? '',
      state: service.ServiceState ?? '',
      acceptanceRequired: service.AcceptanceRequired ?? false,
    };
  });
}

/** Who may connect to it: ARNs, or `*`. */
export async function readEndpointPrincipals(
  ctx: AwsContext,
  serviceId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeVpcEndpointServicePermissions', signal, (options) =>
        ctx.ec2.send(
          new DescribeVpcEndpointServicePermissionsCommand({ ServiceId: serviceId, MaxResults: 200, NextToken }),
          options,
        ),
      ),
    (page) => page.AllowedPrincipals,
  );
  return found.flatMap((each) => each.Principal ?? []);
}
