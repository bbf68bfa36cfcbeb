import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGatewayConnections, type GatewayConnections } from '../../../main/ssh/connections.ts';
import type { SshPrompts } from '../../../main/ssh/prompts.ts';
import type { LiveSession } from '../../../main/ssh/session.ts';
import { targetFromConfig } from '../../../main/ssh/target.ts';
import { systemWorld } from '../../../main/ssh/config/world.ts';
import { Secret } from '../../../main/secret.ts';
import { script } from '../../main/ssh/ssh-world.ts';
import { authorize, run, sshLab, type LabSshd, type SshLab } from './sshd.ts';

const signal = new AbortController().signal;
const asRoot = script('id -un', { as: 'root' });
let lab: SshLab;
let sshd: LabSshd;
let open: GatewayConnections[] = [];
beforeAll(async () => {
  lab = sshLab();
  sshd = await lab.sshd();
});
afterAll(() => lab.close());

function connections(prompts: Partial<SshPrompts> = {}): GatewayConnections {
  const made = createGatewayConnections({
    prompts: {
      hostKey: async () => true,
      passphrase: async () => undefined,
      password: async () => undefined,
      keyboardInteractive: async () => undefined,
      proxyCommand: async () => false,
      ...prompts,
    },
  });
  open.push(made);
  return made;
}

async function login(user: string, prompts: Partial<SshPrompts> = {}, extra = {}): Promise<LiveSession> {
  return connections(prompts).session({ id: user, hops: [], gateway: lab.hop(sshd, user, extra) }, signal);
}

afterAll(() => {
  for (const one of open) one.close();
  open = [];
});

describe('sudo', () => {
  it('is not needed by root', async () => {
    const session = await login('root');
    expect(await session.sudoLevel(signal)).toBe('root');
    expect(await session.run(asRoot, [], { signal })).toBe('0|root\n|');
  });

  it('without a password', async () => {
    const session = await login(lab.user('free', { sudo: 'USER ALL=(root) NOPASSWD: ALL' }).name);
    expect(await session.run(asRoot, [], { signal })).toBe('0|root\n|');
    expect(await session.sudoLevel(signal)).toBe('passwordless');
    expect(await session.run(script('id -un'), [], { signal })).toMatch(/^0\|lspan-free/);
  });

  it('without a password for the shell alone, as the refusal advises', async () => {
    const session = await login(lab.user('shell', { sudo: 'USER ALL=(root) NOPASSWD: /bin/sh' }).name);
    expect(await session.run(asRoot, [], { signal })).toBe('0|root\n|');
  });

  it('with a password: asked until right, then kept, also for a new log-in', async () => {
    const user = lab.user('pass', { sudo: 'USER ALL=(root) ALL' });
    const asked: boolean[] = [];
    const session = await login(user.name, {
      password: async ({ purpose, again }) => {
        expect(purpose).toBe('sudo');
        asked.push(again);
        return new Secret(asked.length === 1 ? 'wrong' : user.password);
      },
    });
    expect(await session.run(asRoot, [], { signal })).toBe('0|root\n|');
    expect(await session.sudoLevel(signal)).toBe('password');
    await expect(session.run(script('yes', { as: 'root', limitBytes: 10 }), [], { signal })).rejects.toThrow(
      'more than',
    );
    expect(await session.run(asRoot, [], { signal })).toBe('0|root\n|');
    const second = await session.loginAgain(signal);
    expect(await second.run(asRoot, [], { signal })).toBe('0|root\n|');
    expect(asked).toEqual([false, true]);
  });

  it('says what to add where it is not allowed, or wants a terminal', async () => {
    const none = lab.user('none');
    const session = await login(none.name, { password: async () => new Secret(none.password) });
    await expect(session.run(asRoot, [], { signal })).rejects.toMatchObject({
      code: 'access-denied',
      message: expect.stringContaining(`${none.name} ALL=(root) NOPASSWD: /bin/sh`),
    });
    expect(await session.sudoLevel(signal)).toBe('none');
    expect(await session.run(script('echo still here'), [], { signal })).toBe('0|still here\n|');
    const tty = lab.user('tty', { sudo: 'USER ALL=(root) NOPASSWD: ALL\nDefaults:USER requiretty' });
    await expect((await login(tty.name)).run(asRoot, [], { signal })).rejects.toThrow(
      `Defaults:${tty.name} !requiretty`,
    );
  });

  it('behind use_pty and a log of the output', async () => {
    const user = lab.user('pty', { sudo: 'USER ALL=(root) NOPASSWD: ALL\nDefaults:USER use_pty,log_output' });
    expect(await (await login(user.name)).run(asRoot, [], { signal })).toBe('0|root\n|');
  });
});

describe('log-in shells', () => {
  it.each([
    ['rbash', { shell: '/bin/rbash' }],
    ['noisy', { bashrc: 'echo Welcome; echo oops >&2; printf "no newline"\n' }],
    ['dash', { shell: '/bin/dash' }],
  ])('%s does no harm', async (kind, options) => {
    const session = await login(lab.user(kind, options).name);
    expect(await session.run(script('echo "$1"'), ["it's fine"], { signal })).toBe("0|it's fine\n|");
  });
});

describe('ways to log in', () => {
  it('by password', async () => {
    const user = lab.user('pw');
    await login(user.name, { password: async () => new Secret(user.password) }, { identityFiles: [] });
  });

  it.each([
    ['openssh', ['-t', 'ed25519']],
    ['rsa', ['-t', 'rsa', '-b', '2048']],
    ['pem', ['-t', 'rsa', '-b', '2048', '-m', 'PEM']],
    ['ecdsa', ['-t', 'ecdsa', '-m', 'PEM']],
  ])('by a key with a passphrase: %s', async (name, kind) => {
    const file = join(lab.folder, `locked-${name}`);
    run('ssh-keygen', '-q', ...kind, '-N', 'open sesame', '-f', file);
    authorize(lab.folder, 'root', `${file}.pub`);
    const given = ['wrong', 'open sesame'];
    await login('root', { passphrase: async () => new Secret(given.shift() ?? '') }, { identityFiles: [file] });
    expect(given).toEqual([]);
  });

  it('by an agent, which offers only the named keys where that is asked', async () => {
    const socket = join(lab.folder, 'agent');
    const pid = /SSH_AGENT_PID=(\d+)/.exec(run('ssh-agent', '-a', socket))?.[1];
    try {
      spawnSync('ssh-add', ['-q', lab.key], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      const other = join(lab.folder, 'other');
      run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', other);
      await login('root', {}, { agent: socket, identityFiles: [] });
      const only = { agent: socket, identitiesOnly: true };
      await login('root', {}, { ...only, identityFiles: [`${lab.key}.pub`] }).catch((error: unknown) =>
        expect(error).toBeUndefined(),
      );
      await expect(login('root', {}, { ...only, identityFiles: [other] })).rejects.toMatchObject({
        code: 'access-denied',
      });
      await expect(login('root', {}, { agent: join(lab.folder, 'nobody'), identityFiles: [] })).rejects.toMatchObject({
        code: 'access-denied',
      });
    } finally {
      process.kill(Number(pid));
    }
  });
});

describe('the way', () => {
  it('leads through three hops of an OpenSSH configuration, and writes known_hosts as OpenSSH reads it', async () => {
    const hops = await Promise.all([1, 2, 3].map(() => lab.sshd()));
    const known = join(lab.folder, 'known_by_us');
    const block = (name: string, port: number): string =>
      `Host ${name}\n  HostName 127.0.0.1\n  Port ${port}\n  User root\n`;
    const names = ['one', 'two', 'three'];
    const text = [
      ...hops.map((hop, index) => block(names[index] ?? '', hop.port)),
      `${block('gw', sshd.port)}  ProxyJump three\n`,
      'Host three\n  ProxyJump one,two\n',
      `Host *\n  IdentityFile ${lab.key}\n  UserKnownHostsFile ${known}\n  GlobalKnownHostsFile none\n  HashKnownHosts yes\n  IdentityAgent none\n`,
    ].join('');
    const config = join(lab.folder, 'config');
    writeFileSync(config, text);
    const session = await connections().session(targetFromConfig('gw', 'gw', config, systemWorld()), signal);
    expect(await session.run(script('printf %s "$SSH_CONNECTION" | cut -d" " -f4'), [], { signal })).toBe(
      `0|${sshd.port}\n|`,
    );
    for (const { port } of [...hops, sshd])
      expect(run('ssh-keygen', '-F', `[127.0.0.1]:${port}`, '-f', known)).toContain('found');
    // OpenSSH itself, by the same file, with no question allowed.
    const theirs = spawnSync(
      'ssh',
      ['-F', config, '-oBatchMode=yes', '-oStrictHostKeyChecking=yes', 'gw', 'echo same way'],
      { encoding: 'utf8' },
    );
    expect(theirs.stdout).toBe('same way\n');
  });

  it('survives the end of the server: says so, and connects anew', async () => {
    const own = await lab.sshd();
    const many = connections();
    const target = { id: 'cut', hops: [], gateway: lab.hop(own, 'root') };
    const session = await many.session(target, signal);
    const running = session.run(script('sleep 30'), [], { signal });
    const child = run('pgrep', '-P', String(own.pid)).trim().split('\n')[0] ?? '';
    process.kill(Number(child), 'SIGKILL');
    await expect(running).rejects.toMatchObject({ code: 'unreachable' });
    const again = await many.session(target, signal);
    expect(await again.run(script('echo back'), [], { signal })).toBe('0|back\n|');
  });

  it('keeps a session over many rekeys, asking for the host key once', async () => {
    const own = await lab.sshd(['RekeyLimit 64K']);
    let asked = 0;
    const many = connections({ hostKey: async () => ++asked > 0 });
    const session = await many.session(
      { id: 'rekey', hops: [], gateway: lab.hop(own, 'root', { knownHostsFiles: [] }) },
      signal,
    );
    const big = script('head -c 200000 /dev/zero | tr "\\0" x', {
      limitBytes: 300_000,
      parse: ({ stdout }) => String(stdout.length),
    });
    for (let round = 0; round < 10; round++) expect(await session.run(big, [], { signal })).toBe('200000');
    expect(asked).toBe(1);
  });
});
