import { DescribeRouterConfigurationCommand, DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { AppError } from '../../../contract/errors.ts';
import { Secret } from '../../secret.ts';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';

const longest = 200_000;

/** The MD5 keys of a virtual interface, by peer. With the router's text, the one way by which they leave this folder. */
export async function readBgpKeys(
  ctx: AwsContext,
  virtualInterfaceId: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Secret>> {
  const answer = await read(
    ctx,
    'DescribeVirtualInterfaces',
    signal,
    (options) => ctx.directconnect.send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId }), options),
    'directconnect',
  );
  const peers = answer.virtualInterfaces?.[0]?.bgpPeers ?? [];
  return new Map(
    peers.flatMap(({ bgpPeerId, authKey }): [string, Secret][] =>
      bgpPeerId === undefined || !authKey ? [] : [[bgpPeerId, new Secret(authKey)]],
    ),
  );
}

/** AWS's own text for its default router, keys in it. Only the connection's owner gets it for a hosted virtual interface. */
export async function awsRouterConfiguration(
  ctx: AwsContext,
  virtualInterfaceId: string,
  signal: AbortSignal,
): Promise<Secret> {
  const answer = await read(
    ctx,
    'DescribeRouterConfiguration',
    signal,
    (options) => ctx.directconnect.send(new DescribeRouterConfigurationCommand({ virtualInterfaceId }), options),
    'directconnect',
  );
  const text = answer.customerRouterConfig ?? '';
  if (text === '' || text.length > longest) {
    throw new AppError({
      code: 'unsupported',
      message: 'AWS has no router configuration for this virtual interface. Take one of the others',
      subject: virtualInterfaceId,
    });
  }
  return new Secret(text);
}
