import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGatewayConnections } from '../../../main/ssh/connections.ts';
import { script } from '../../main/ssh/ssh-world.ts';
import { type LabSshd, run, sshLab, type SshLab } from './sshd.ts';

const signal = new AbortController().signal;
let lab: SshLab;
let sshd: LabSshd;
let user: string;
beforeAll(async () => {
  lab = sshLab();
  run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', join(lab.folder, 'authority'));
  user = lab.user('cert').name;
  // No key of this account is known: the authority's word alone lets it in.
  rmSync(join(lab.folder, 'authorized', user));
  sshd = await lab.sshd([`TrustedUserCAKeys ${lab.folder}/authority.pub`]);
});
afterAll(() => lab.close());

function keyOf(kind: string, validity: string): string {
  const file = join(lab.folder, `${kind}${validity.replace(':', '-')}`);
  run('ssh-keygen', '-q', '-t', kind, '-N', '', '-f', file);
  run('ssh-keygen', '-q', '-s', join(lab.folder, 'authority'), '-I', 'lab', '-n', user, '-V', validity, `${file}.pub`);
  return file;
}

async function whoami(file: string): Promise<string> {
  const prompts = {
    hostKey: async () => true,
    passphrase: async () => undefined,
    password: async () => undefined,
    keyboardInteractive: async () => undefined,
    proxyCommand: async () => false,
  };
  const connections = createGatewayConnections({ prompts });
  try {
    const gateway = lab.hop(sshd, user, { identityFiles: [file] });
    const session = await connections.session({ id: 'certificate', hops: [], gateway }, signal);
    return await session.run(script('id -un'), [], { signal });
  } finally {
    connections.close();
  }
}

describe('a certificate beside a key', () => {
  it.each(['ed25519', 'rsa'])('logs in: %s', async (kind) => {
    expect(await whoami(keyOf(kind, '-1m:+1h'))).toBe(`0|${user}\n|`);
  });

  it('that has expired, is damaged or belongs to another key leaves the key alone to be tried', async () => {
    const expired = keyOf('ed25519', '-2h:-1h');
    await expect(whoami(expired)).rejects.toThrow(/certificate of key .*, key /);
    const damaged = keyOf('ed25519', '-2m:+1h');
    writeFileSync(`${damaged}-cert.pub`, readFileSync(`${damaged}-cert.pub`, 'latin1').replace(/AAAA/, 'BBBB'));
    await expect(whoami(damaged)).rejects.toThrow(/Tried: key /);
    const other = keyOf('ed25519', '-3m:+1h');
    writeFileSync(`${other}-cert.pub`, readFileSync(`${expired}-cert.pub`));
    await expect(whoami(other)).rejects.toThrow(/the log-in was refused/);
  });
});
