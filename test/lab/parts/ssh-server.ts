import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Box } from './box.ts';
import { mustExecute } from './exec.ts';

export interface KeyPair {
  /** A private key in OpenSSH's own format, on our side. */
  readonly keyFile: string;
  readonly publicKey: string;
}

export interface Keys extends KeyPair {
  readonly folder: string;
  remove(): Promise<void>;
}

/** The admin's key and a folder for what the admin's computer keeps. */
export async function makeAdminKeys(): Promise<Keys> {
  const folder = await mkdtemp(join(tmpdir(), 'linkspan-lab-'));
  const keyFile = join(folder, 'admin-key');
  await mustExecute(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'admin', '-f', keyFile]);
  const publicKey = (await readFile(`${keyFile}.pub`, 'utf8')).trim();
  return { folder, keyFile, publicKey, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface Login {
  readonly user: string;
  /** The user's lines in sudoers, after the name: `ALL=(root) NOPASSWD: ALL`. */
  readonly sudo?: string;
}

/** Starts an sshd of the box's own and answers its host key (type and base64). */
export async function startSshServer(box: Box, admin: KeyPair, logins: readonly Login[]): Promise<string> {
  await box.run('rm -f /etc/ssh/ssh_host_* && ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key');
  await box.write(`/etc/ssh/authorized_keys.d/root`, `${admin.publicKey}\n`);
  for (const { user, sudo } of logins) {
    // A new user's password is "!", which sshd without PAM takes for a locked account.
    await box.run(`useradd --create-home --shell /bin/bash ${user} && usermod -p '*' ${user}`);
    await box.write(`/etc/ssh/authorized_keys.d/${user}`, `${admin.publicKey}\n`);
    if (sudo) await box.write(`/etc/sudoers.d/${user}`, `${user} ${sudo}\n`, '0440');
  }
  await box.write('/etc/ssh/lab_sshd_config', SSHD_CONFIG);
  await box.run('mkdir -p /run/sshd');
  await box.start('sshd', '/usr/sbin/sshd -D -e -f /etc/ssh/lab_sshd_config');
  await box.run('for i in $(seq 200); do ss -Hltn "sport = :22" | grep -q . && exit 0; sleep 0.05; done; exit 1');
  const [type = '', key = ''] = (await box.read('/etc/ssh/ssh_host_ed25519_key.pub')).split(' ');
  return `${type} ${key.trim()}`;
}

const SSHD_CONFIG = `Port 22
HostKey /etc/ssh/ssh_host_ed25519_key
PidFile /run/sshd.pid
AuthorizedKeysFile /etc/ssh/authorized_keys.d/%u
UsePAM no
UseDNS no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowTcpForwarding yes
MaxSessions 50
MaxStartups 100:30:200
StrictModes no
Subsystem sftp /usr/lib/openssh/sftp-server
`;
