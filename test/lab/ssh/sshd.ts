import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayHop } from '../../../main/ssh/target.ts';

export interface LabUser {
  readonly name: string;
  readonly password: string;
}

export interface LabSshd {
  readonly port: number;
  readonly pid: number;
}

/** Real sshd processes on loopback with accounts of their own; `close` leaves the machine as it was. */
export interface SshLab {
  readonly folder: string;
  readonly knownHosts: string;
  readonly key: string;
  user(kind: string, options?: { readonly sudo?: string; readonly shell?: string; readonly bashrc?: string }): LabUser;
  sshd(extra?: readonly string[]): Promise<LabSshd>;
  hop(sshd: LabSshd, user: string, extra?: Partial<GatewayHop>): GatewayHop;
  close(): Promise<void>;
}

export function sshLab(): SshLab {
  const folder = mkdtempSync(join(tmpdir(), 'lspan-lab-'));
  chmodSync(folder, 0o755);
  const [key, knownHosts, sudoers] = [
    join(folder, 'admin'),
    join(folder, 'known_hosts'),
    `/etc/sudoers.d/lspan-${process.pid}`,
  ];
  run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', key);
  mkdirSync(join(folder, 'authorized'));
  mkdirSync('/run/sshd', { recursive: true });
  authorize(folder, 'root', `${key}.pub`);
  const users: string[] = [];
  const daemons: ChildProcess[] = [];

  function user(kind: string, options: Parameters<SshLab['user']>[1] = {}): LabUser {
    const name = `lspan-${kind}-${process.pid}`;
    const password = `pw ${kind} $'"\\`;
    run('useradd', '--create-home', '--home-dir', join(folder, name), '--shell', options.shell ?? '/bin/bash', name);
    users.push(name);
    const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], {
      input: `${password}\n`,
      encoding: 'utf8',
    }).trim();
    run('usermod', '-p', hash, name);
    authorize(folder, name, `${key}.pub`);
    if (options.sudo !== undefined) {
      appendFileSync(sudoers, `${options.sudo.replaceAll('USER', name)}\n`, { mode: 0o440 });
      run('visudo', '-cqf', sudoers);
    }
    if (options.bashrc !== undefined) writeFileSync(join(folder, name, '.bashrc'), options.bashrc);
    return { name, password };
  }

  async function sshd(extra: readonly string[] = []): Promise<LabSshd> {
    const port = await freePort();
    const hostKey = join(folder, `host-${port}`);
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', hostKey);
    const config = join(folder, `sshd-${port}`);
    writeFileSync(config, [...extra, ...sshdConfig(folder, port, hostKey)].join('\n'));
    const daemon = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', config], { stdio: 'ignore' });
    daemons.push(daemon);
    await listening(port);
    return { port, pid: daemon.pid ?? 0 };
  }

  return {
    folder,
    knownHosts,
    key,
    user,
    sshd,
    hop: ({ port }, name, extra = {}) => ({
      label: name,
      host: '127.0.0.1',
      port,
      user: name,
      identityFiles: [key],
      identitiesOnly: false,
      agent: undefined,
      hostKeyAlias: undefined,
      knownHostsFiles: [knownHosts],
      hashKnownHosts: true,
      strictHostKeys: 'ask',
      proxyCommand: undefined,
      connectTimeoutMs: 10_000,
      keepAliveMs: 10_000,
      ...extra,
    }),
    async close() {
      for (const daemon of daemons) {
        const gone = once(daemon, 'exit');
        daemon.kill('SIGTERM');
        await gone;
      }
      for (const name of users) run('userdel', '--force', '--remove', name);
      rmSync(sudoers, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function authorize(folder: string, user: string, publicKey: string): void {
  appendFileSync(join(folder, 'authorized', user), readFileSync(publicKey, 'utf8'));
}

export function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function sshdConfig(folder: string, port: number, hostKey: string): string[] {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    `PidFile ${folder}/pid-${port}`,
    `AuthorizedKeysFile ${folder}/authorized/%u`,
    'StrictModes no',
    'UsePAM no',
    'UseDNS no',
    'PasswordAuthentication yes',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    'MaxStartups 50',
    '',
  ];
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = connect(port, '127.0.0.1');
    const up = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`sshd does not listen on ${port}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
