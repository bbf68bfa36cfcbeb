import { DescribeVpnConnectionsCommand, EC2Client, type VpnConnection } from '@aws-sdk/client-ec2';

import { type DemoAws, startDemoAws } from '../../../main/demo/aws/start-demo-aws.ts';
import { demoNetworkSeed, emptyRegion } from '../../../main/demo/aws/world/seed.ts';
import type { World } from '../../../main/demo/aws/world/world.ts';
import { addresses } from './addresses.ts';
import type { CloudEdge, Faults, TunnelState } from './cloud-edge.ts';
import { labRegion } from './lab-vpc.ts';

export interface LabAws {
  readonly demo: DemoAws;
  /** What the far end does wrong from now on; nothing unless told. */
  setFaults(faults: Faults): void;
  stop(): Promise<void>;
}

/**
 * An AWS whose tunnels are real: it gives out the edge's two addresses, the edge takes up whatever DescribeVpnConnections says
 * as soon as it says it, and the telemetry is what the edge's strongSwan says.
 */
export async function startLabAws(
  cloud: CloudEdge,
  { timeScale = 200, seed = demoNetworkSeed() }: { readonly timeScale?: number; readonly seed?: World } = {},
): Promise<LabAws> {
  const states = new Map<string, { readonly up: boolean; readonly lastChange: Date }>();
  const demo = await startDemoAws({
    timeScale,
    seed: withEdgeAddresses(seed),
    tunnelStatus(address) {
      const state = states.get(address) ?? { up: false, lastChange: new Date() };
      return { ...state, message: state.up ? '' : 'IPSEC IS DOWN' };
    },
  });
  const ending = new AbortController();
  const held: { faults: Faults } = { faults: {} };
  const tell = (address: string, state: TunnelState) =>
    void states.set(address, { up: state === 'UP', lastChange: new Date() });
  const following = [
    followConnections(demo, cloud, () => held.faults, ending.signal),
    cloud.watch(tell, ending.signal),
  ];
  // Told by `stop`; a test that fails and takes the boxes away first is not failed twice.
  for (const each of following) each.catch(() => undefined);
  return {
    demo,
    setFaults(faults) {
      held.faults = faults;
    },
    async stop() {
      ending.abort();
      await Promise.all(following);
      await cloud.forget();
      await demo.stop();
    },
  };
}

/** The far end, as a client of the AWS API like any other: whatever changes there, it runs from then on. */
async function followConnections(
  demo: DemoAws,
  cloud: CloudEdge,
  faults: () => Faults,
  signal: AbortSignal,
): Promise<void> {
  const { accessKeyId, secretAccessKey } = demo.accessKey;
  const ec2 = new EC2Client({
    region: labRegion,
    endpoint: demo.endpoint,
    credentials: { accessKeyId, secretAccessKey },
  });
  let known = '';
  while (!signal.aborted) {
    const { VpnConnections = [] } = await ec2.send(new DescribeVpnConnectionsCommand({}));
    const connection = VpnConnections.find(isOnEdge);
    const now = connection ? JSON.stringify([connection.CustomerGatewayConfiguration, faults()]) : '';
    if (now !== known) await (connection ? cloud.configure(connection, faults()) : cloud.forget());
    known = now;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  ec2.destroy();
}

function isOnEdge({ CustomerGatewayConfiguration: text = '' }: VpnConnection): boolean {
  return addresses.edge.outside.every((address) => text.includes(`>${address}<`));
}

function withEdgeAddresses(world: World): World {
  const region = world.regions[labRegion] ?? emptyRegion(labRegion, addresses.edge.outside[0]);
  return {
    ...world,
    regions: { ...world.regions, [labRegion]: { ...region, outsideAddresses: [...addresses.edge.outside] } },
  };
}
