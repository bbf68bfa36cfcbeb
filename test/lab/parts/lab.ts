import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { addresses } from './addresses.ts';
import type { Box } from './box.ts';
import { type CloudEdge, makeCloudEdge } from './cloud-edge.ts';
import { until } from './exec.ts';
import { writeForeignTunnel, writePartner } from './foreign-tunnel.ts';
import { type KeyPair, makeAdminKeys, startSshServer } from './ssh-server.ts';
import { type Dialect, installStrongswan, startStrongswan } from './strongswan.ts';
import { type Boxes, startBoxes } from './topology.ts';

export interface Hop {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly keyFile: string;
}

export interface Lab extends Boxes {
  readonly dialect: Dialect;
  /** Far end of the tunnels: plays AWS. */
  readonly cloud: CloudEdge;
  /** As the admin's computer sees them: the gateway is reached through the bastion only. */
  readonly ssh: {
    readonly bastion: Hop;
    readonly gateway: Hop;
    readonly knownHostsFile: string;
    readonly configFile: string;
  };
  stop(): Promise<void>;
}

/** Users on the gateway: root, `ops` (sudo without password), `viewer` (no sudo). */
export async function startLab({ dialect }: { readonly dialect: Dialect }): Promise<Lab> {
  const started: Box[] = [];
  const admin = await makeAdminKeys();
  const stop = async () => {
    await Promise.all(started.map((box) => box.stop()));
    await admin.remove();
  };
  try {
    const boxes = await startBoxes(started);
    const [ssh] = await Promise.all([startSsh(boxes, admin, admin.folder), startVpn(boxes, dialect)]);
    return { ...boxes, dialect, cloud: makeCloudEdge(boxes.edge), ssh, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startSsh(boxes: Boxes, admin: KeyPair, folder: string): Promise<Lab['ssh']> {
  const [bastionKey, gatewayKey] = await Promise.all([
    startSshServer(boxes.bastion, admin, [{ user: 'jump' }, { user: 'ops' }]),
    startSshServer(boxes.gateway, admin, [{ user: 'ops', sudo: 'ALL=(root) NOPASSWD: ALL' }, { user: 'viewer' }]),
  ]);
  const { keyFile } = admin;
  const bastion = { address: addresses.bastion.admin, port: 22, user: 'jump', keyFile };
  const gateway = { address: addresses.gateway.outside, port: 22, user: 'ops', keyFile };
  const knownHostsFile = join(folder, 'known_hosts');
  await writeFile(knownHostsFile, `${bastion.address} ${bastionKey}\n${gateway.address} ${gatewayKey}\n`);
  const configFile = join(folder, 'config');
  await writeFile(configFile, sshConfig(bastion, gateway, knownHostsFile));
  return { bastion, gateway, knownHostsFile, configFile };
}

function sshConfig(bastion: Hop, gateway: Hop, knownHostsFile: string): string {
  const host = (name: string, { address, port, user, keyFile }: Hop, more = '') =>
    `Host ${name}\n  HostName ${address}\n  Port ${port}\n  User ${user}\n  IdentityFile ${keyFile}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${knownHostsFile}\n  StrictHostKeyChecking yes\n${more}`;
  return `${host('bastion', bastion)}\n${host('gateway', gateway, '  ProxyJump bastion\n')}`;
}

async function startVpn({ gateway, partner, edge }: Boxes, dialect: Dialect): Promise<void> {
  await Promise.all([
    installStrongswan(gateway, dialect).then(() => writeForeignTunnel(gateway, dialect)),
    installStrongswan(partner, 'swanctl').then(() => writePartner(partner)),
    installStrongswan(edge, 'swanctl'),
  ]);
  await Promise.all([startStrongswan(partner, 'swanctl'), startStrongswan(edge, 'swanctl')]);
  await startStrongswan(gateway, dialect);
  await until('the foreign tunnel', async () => {
    const { stdout } = await gateway.sh('swanctl --list-sas --raw');
    return stdout.includes('state=INSTALLED') ? true : undefined;
  });
}
