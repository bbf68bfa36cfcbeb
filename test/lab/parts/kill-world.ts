import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoNetworkSeed } from '../../../main/demo/aws/world/seed.ts';
import type { World } from '../../../main/demo/aws/world/world.ts';
import type { KillWorld } from '../../helpers/engine-kill-table.ts';
import type { DemoAccess } from '../../helpers/link-parts.ts';
import { addresses } from './addresses.ts';
import { existing, plannedOnce } from './kill-subject.ts';
import type { Lab } from './lab.ts';
import { startLabAws } from './lab-aws.ts';
import { labRegion, labVpcId } from './lab-vpc.ts';
import { listFiles, listLoaded } from './listing.ts';

/** A fresh AWS and data folder on the one lab; the gateway is as it was, or the row before this one has said so. */
export async function startKillWorld(lab: Lab): Promise<KillWorld> {
  await lab.gateway.run('rm -rf /var/lib/linkspan');
  const dataDir = await mkdtemp(join(tmpdir(), 'linkspan-lab-kill-'));
  const aws = await startLabAws(lab.cloud, { timeScale: 1000, seed: seed() });
  const { demo } = aws;
  const { bastion, gateway, knownHostsFile } = lab.ssh;
  const access: DemoAccess = {
    endpoint: demo.endpoint,
    ...demo.accessKey,
    login: {
      bastion: { host: bastion.address, port: bastion.port },
      gateway: { host: gateway.address, port: gateway.port },
      user: gateway.user,
      keyFile: gateway.keyFile,
      knownHostsFile,
    },
  };
  return {
    dataDir,
    world: { access, plan: plannedOnce.plan },
    list: async () => ({
      aws: listConnections(demo.snapshot()),
      files: await listFiles(lab.gateway),
      loaded: await listLoaded(lab.gateway),
    }),
    async close() {
      await aws.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** VPN connections that are there, with what makes them this one; twice the same shows as two. */
function listConnections(world: World) {
  return (world.regions[labRegion]?.vpnConnections ?? [])
    .filter(({ state }) => !state.startsWith('delet'))
    .map(({ state, tags, routes, tunnels }) => ({
      state,
      tags: { ...tags },
      routes: routes.map(({ cidr, state: at }) => `${cidr} ${at}`),
      tunnels: tunnels.map(({ outsideAddress, preSharedKey }) => `${outsideAddress} ${preSharedKey}`),
    }));
}

function seed(): World {
  const world = demoNetworkSeed();
  const region = world.regions[labRegion];
  region?.vpnGateways.push({
    id: existing.vpnGateway,
    tags: {},
    amazonSideAsn: 64_512,
    state: 'available',
    attachments: [{ vpcId: labVpcId, state: 'attached' }],
  });
  region?.customerGateways.push({
    id: existing.customerGateway,
    tags: {},
    ipAddress: addresses.gateway.outside,
    bgpAsn: '65000',
    deviceName: null,
    state: 'available',
  });
  return world;
}
