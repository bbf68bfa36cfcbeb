import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { GatewayTarget } from '../../main/ssh/target.ts';
import { freePort } from '../helpers/free-port.ts';
import { Unmeasured } from './figure.ts';

export interface LoopbackSshd {
  readonly target: GatewayTarget;
  /** Arguments for `ssh` to come in by the same way, over a control master that is up. */
  readonly sshArgs: readonly string[];
  close(): Promise<void>;
}

/** OpenSSH's own server and client on loopback, with keys and configurations of their own in this folder. */
export async function startLoopbackSshd(folder: string, path: string): Promise<LoopbackSshd> {
  const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find((candidate) => existsSync(candidate));
  const hasClient = spawnSync('ssh', ['-V']).status === 0 && spawnSync('ssh-keygen', ['-?']).error === undefined;
  if (sshd === undefined || !hasClient) throw new Unmeasured('It needs OpenSSH: sshd, ssh and ssh-keygen.');
  const separation = provideSeparationFolder();
  const port = await freePort();
  const user = userInfo().username;
  const [hostKey, key, knownHosts] = [join(folder, 'host-key'), join(folder, 'key'), join(folder, 'known-hosts')];
  for (const file of [hostKey, key]) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  writeFileSync(
    knownHosts,
    `[127.0.0.1]:${port} ${execFileSync('ssh-keygen', ['-y', '-f', hostKey], { encoding: 'utf8' })}`,
  );
  const config = join(folder, 'sshd_config');
  writeFileSync(config, sshdConfig({ folder, port, hostKey, publicKey: `${key}.pub`, path }));
  const server = spawn(sshd, ['-D', '-e', '-f', config], { stdio: 'ignore' });
  await listening(port);

  const own = ['-F', 'none', '-i', key, '-o', 'IdentitiesOnly=yes', '-o', `UserKnownHostsFile=${knownHosts}`];
  const control = ['-o', `ControlPath=${join(folder, 'control')}`];
  const place = ['-p', String(port), `${user}@127.0.0.1`];
  const master = spawn('ssh', [...own, ...control, '-M', '-N', ...place], { stdio: 'ignore' });
  await masterIsUp([...control, ...place]);
  return {
    target: targetOf({ port, user, key, knownHosts }),
    sshArgs: [...own, ...control, ...place],
    async close() {
      for (const child of [master, server]) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      if (separation.isOurs) rmdirSync(separation.folder);
    },
  };
}

/** Started by root, sshd wants this folder to be there. */
function provideSeparationFolder() {
  const folder = '/run/sshd';
  const isOurs = userInfo().uid === 0 && !existsSync(folder);
  if (isOurs) mkdirSync(folder, { mode: 0o755 });
  return { folder, isOurs };
}

function sshdConfig(parts: { folder: string; port: number; hostKey: string; publicKey: string; path: string }): string {
  return [
    `Port ${parts.port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${parts.hostKey}`,
    `PidFile ${join(parts.folder, 'pid')}`,
    `AuthorizedKeysFile ${parts.publicKey}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    `SetEnv PATH=${parts.path}`,
    '',
  ].join('\n');
}

function targetOf({ port, user, key, knownHosts }: { port: number; user: string; key: string; knownHosts: string }) {
  const gateway = {
    label: 'loopback',
    host: '127.0.0.1',
    port,
    user,
    identityFiles: [key],
    identitiesOnly: true,
    agent: undefined,
    hostKeyAlias: undefined,
    knownHostsFiles: [knownHosts],
    hashKnownHosts: false,
    strictHostKeys: 'yes' as const,
    proxyCommand: undefined,
    connectTimeoutMs: 10_000,
    keepAliveMs: 10_000,
  };
  return { id: 'loopback', hops: [], gateway };
}

async function listening(port: number): Promise<void> {
  const isUp = async () => {
    const socket = connect(port, '127.0.0.1');
    const up = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return up;
  };
  await until(isUp, 'sshd does not listen');
}

async function masterIsUp(args: readonly string[]): Promise<void> {
  await until(
    () => Promise.resolve(spawnSync('ssh', ['-F', 'none', '-O', 'check', ...args]).status === 0),
    'The control master does not come up',
  );
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Unmeasured(otherwise);
}
