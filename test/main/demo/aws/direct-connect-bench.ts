import {
  CreatePrivateVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
  type NewPrivateVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { expect } from 'vitest';
import { startDemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { demoNetworkSeed } from '../../../../main/demo/aws/world/seed.ts';

export const GATEWAY = '5f294f92-bafb-4011-916d-9b0bdf3a0001';
export const VGW = 'vgw-0c5ea5ede51ce0001';
export const TGW = 'tgw-0d1eec7c0de50001';

/** The demo AWS, the SDK as anybody would use it, and a clock that stands still until it is told. */
export async function startDirectConnectBench() {
  let now = 1_700_000_000_000;
  const demo = await startDemoAws({ clock: { now: () => new Date(now) } });
  const { accessKeyId, secretAccessKey } = demo.accessKey;
  const dx = new DirectConnectClient({
    endpoint: demo.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  const wanted = { virtualInterfaceName: 'quay-2', vlan: 102, asn: 65_010, virtualGatewayId: VGW };
  return {
    dx,
    pass: (seconds: number) => void (now += seconds * 1000),
    reset: () => demo.restore(demoNetworkSeed()),
    stop: () => demo.stop(),
    create: (changes: Partial<NewPrivateVirtualInterface> = {}, connectionId = 'dxcon-fg0demo1') =>
      dx.send(
        new CreatePrivateVirtualInterfaceCommand({
          connectionId,
          newPrivateVirtualInterface: { ...wanted, ...changes },
        }),
      ),
    read: async (virtualInterfaceId: string | undefined) =>
      (await dx.send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId }))).virtualInterfaces?.[0],
  };
}

/** By the service's one code for it, with this reason. */
export const refused = (work: Promise<unknown>, text: RegExp) =>
  expect(work).rejects.toMatchObject({
    name: 'DirectConnectClientException',
    message: expect.stringMatching(text) as string,
  });
