import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Box, fileScript, startScript } from './box.ts';
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
  const users = [{ user: 'root' }, ...logins];
  const script = [
    'set -e\nrm -f /etc/ssh/ssh_host_*\nssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key\nmkdir -p /run/sshd\n',
    ...logins.map((login, index) => userScript(login, 2001 + index)),
    ...users.map(({ user }) => fileScript(`/etc/ssh/authorized_keys.d/${user}`, `${admin.publicKey}\n`)),
    fileScript('/etc/ssh/lab_sshd_config', SSHD_CONFIG),
    startScript('sshd', '/usr/sbin/sshd -D -e -f /etc/ssh/lab_sshd_config'),
    'until ss -Hltn "sport = :22" | grep -q .; do sleep 0.05; done\n',
  ];
  await box.run(script.join(''));
  const [type = '', key = ''] = (await box.read('/etc/ssh/ssh_host_ed25519_key.pub')).split(' ');
  return `${type} ${key.trim()}`;
}

/** "*" as password: a new user's "!" is what sshd without PAM takes for a locked account. */
function userScript({ user, sudo }: Login, id: number): string {
  return [
    `echo '${user}:x:${id}:${id}::/home/${user}:/bin/bash' >> /etc/passwd`,
    `echo '${user}:x:${id}:' >> /etc/group`,
    `echo '${user}:*:20000::::::' >> /etc/shadow`,
    `mkdir -m 755 /home/${user} && chown ${id}:${id} /home/${user}\n`,
    sudo ? fileScript(`/etc/sudoers.d/${user}`, `${user} ${sudo}\n`, '0440') : '',
  ].join('\n');
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
