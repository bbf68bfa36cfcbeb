import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { fingerprint, renderLine } from '../../../main/ssh/known-hosts.ts';
import { Secret } from '../../../main/secret.ts';
import { newKey, type TestSshServer } from '../../helpers/ssh-server.ts';
import { script, sshWorld, type SshWorld } from './ssh-world.ts';

const signal = new AbortController().signal;
let world: SshWorld;
afterEach(() => world.close());

function blob(privateKey: string): Buffer {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH();
}

const connect = (server: TestSshServer, extra = {}): ReturnType<SshWorld['connections']['session']> =>
  world.connections.session({ id: 'g', hops: [], gateway: world.hop(server, extra) }, signal);

describe('host keys', () => {
  it('shows an unknown key once, stores it after the log-in, and knows it from then on', async () => {
    world = sshWorld();
    const server = await world.server();
    (await connect(server)).close();
    expect(world.questions).toMatchObject([
      { type: 'ssh-ed25519', fingerprint: fingerprint(blob(server.hostKey)), hop: '1 of 1' },
    ]);
    expect(readFileSync(world.knownHosts, 'utf8')).toBe(
      `${renderLine('127.0.0.1', server.port, blob(server.hostKey), false)}\n`,
    );
    world.connections.disconnect('g');
    await connect(server);
    expect(world.questions).toHaveLength(1);
  });

  it('refuses when the person does, and stores nothing', async () => {
    world = sshWorld({ hostKey: async () => false });
    const server = await world.server();
    await expect(connect(server)).rejects.toMatchObject({
      code: 'host-key-unknown',
      message: expect.stringContaining('SHA256:'),
    });
    expect(() => readFileSync(world.knownHosts)).toThrow('ENOENT');
  });

  it('does not ask where strict checking is set', async () => {
    world = sshWorld();
    await expect(connect(await world.server(), { strictHostKeys: 'yes' })).rejects.toMatchObject({
      code: 'host-key-unknown',
    });
    expect(world.questions).toEqual([]);
  });

  it('does not store the key of a server that refuses the log-in', async () => {
    world = sshWorld();
    await expect(connect(await world.server({ password: 'x' }))).rejects.toMatchObject({ code: 'access-denied' });
    expect(() => readFileSync(world.knownHosts)).toThrow('ENOENT');
  });

  it('refuses a changed key and says the way out, without a question', async () => {
    world = sshWorld();
    const server = await world.server();
    const before = `${renderLine('127.0.0.1', server.port, blob(newKey().private), true)}\n`;
    writeFileSync(world.knownHosts, before);
    await expect(connect(server)).rejects.toMatchObject({
      code: 'host-key-changed',
      message: expect.stringContaining(`ssh-keygen -R "[127.0.0.1]:${server.port}" -f "${world.knownHosts}"`),
    });
    expect(world.questions).toEqual([]);
    expect(readFileSync(world.knownHosts, 'utf8')).toBe(before);
  });

  it('refuses a revoked key even where it is also known', async () => {
    world = sshWorld();
    const server = await world.server();
    const line = renderLine('127.0.0.1', server.port, blob(server.hostKey), false);
    writeFileSync(world.knownHosts, `${line}\n@revoked * ${line.split(' ').slice(1).join(' ')}\n`);
    await expect(connect(server)).rejects.toMatchObject({
      code: 'host-key-changed',
      message: expect.stringContaining('revoked'),
    });
  });
});

describe('log-in', () => {
  it('takes a password, asked again when wrong, and remembers it for the next time', async () => {
    const given = ['wrong', 'right'];
    const asked: boolean[] = [];
    world = sshWorld({
      password: async ({ again }) => {
        asked.push(again);
        const next = given.shift();
        return next === undefined ? undefined : new Secret(next);
      },
    });
    const server = await world.server({ password: 'right' });
    const session = await connect(server);
    expect(asked).toEqual([false, true]);
    await session.loginAgain(signal);
    expect(asked).toHaveLength(2);
  });

  it('answers keyboard-interactive, and refuses a wrong code', async () => {
    const codes = ['000000', '123456'];
    const questions: string[] = [];
    world = sshWorld({
      keyboardInteractive: async ({ prompts }) => {
        questions.push(...prompts.map(({ text }) => text));
        return [new Secret(codes.shift() ?? '')];
      },
    });
    const server = await world.server({ interactive: [{ prompt: 'Code: ', answer: '123456' }] });
    await expect(connect(server)).rejects.toMatchObject({
      code: 'access-denied',
      message: expect.stringContaining('keyboard-interactive'),
    });
    await connect(server);
    expect(questions).toEqual(['Code: ', 'Code: ']);
  });

  it('takes a key from a file, and says which ways were refused', async () => {
    world = sshWorld();
    const [mine, other] = [newKey(), newKey()];
    const [good, bad] = [join(world.folder, 'good'), join(world.folder, 'bad')];
    writeFileSync(good, mine.private);
    writeFileSync(bad, other.private);
    const server = await world.server({ publicKey: mine.public });
    await expect(connect(server, { identityFiles: [bad] })).rejects.toMatchObject({
      code: 'access-denied',
      message: `tester@127.0.0.1:${server.port}: the log-in was refused. Tried: key ${bad}.`,
    });
    await connect(server, { identityFiles: [bad, good] });
    expect(server.logins()).toBe(1);
  });

  it('asks for a passphrase until it is right', async () => {
    const given = ['nope', 'open sesame'];
    world = sshWorld({ passphrase: async () => new Secret(given.shift() ?? '') });
    const pair = lockedKey('open sesame');
    const file = join(world.folder, 'locked');
    writeFileSync(file, pair.private);
    await connect(await world.server({ publicKey: pair.public }), { identityFiles: [file] });
    expect(given).toEqual([]);
  });

  it('carries on the fault of a question that nobody can answer', async () => {
    world = sshWorld({ password: () => Promise.reject(new TypeError('nobody there')) });
    await expect(connect(await world.server({ password: 'x' }))).rejects.toThrow('nobody there');
  });
});

describe('the way', () => {
  it.skipIf(process.platform === 'win32')('leads through three hops, each with its own key', async () => {
    world = sshWorld();
    const hops = await Promise.all([1, 2, 3].map(() => world.server({ forwarding: true })));
    const gateway = await world.server();
    const session = await world.connections.session(
      { id: 'g', hops: hops.map((hop) => world.hop(hop)), gateway: world.hop(gateway) },
      signal,
    );
    expect(await session.run(script('echo far'), [], { signal })).toBe('0|far\n|');
    expect(world.questions.map(({ hop }) => hop)).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
    hops[1]?.cut();
    await expect.poll(() => session.isOpen()).toBe(false);
  });

  it('names the hop that fails: forwarding not allowed, nothing listening, unknown name', async () => {
    world = sshWorld();
    const [shut, open, gateway] = await Promise.all([
      world.server(),
      world.server({ forwarding: true }),
      world.server(),
    ]);
    const via = (hop: TestSshServer, port: number): Promise<unknown> =>
      world.connections.session({ id: `${hop.port}`, hops: [world.hop(hop)], gateway: world.hop({ port }) }, signal);
    await expect(via(shut, gateway.port)).rejects.toThrow('(hop 2 of 2): the hop before does not allow forwarding');
    await expect(via(open, await freePort())).rejects.toThrow('(hop 2 of 2): the hop before could not reach it');
    const direct = (extra: object): Promise<unknown> => connect(gateway, extra);
    await expect(direct({ port: await freePort() })).rejects.toThrow('the connection was refused');
    await expect(direct({ host: 'no-such-host.invalid' })).rejects.toThrow('not known to DNS');
  });

  it('gives up on a server that says nothing, and when cancelled', async () => {
    world = sshWorld();
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const stop = new AbortController();
    const port = (silent.address() as AddressInfo).port;
    const pending = world.connections.session({ id: 'g', hops: [], gateway: world.hop({ port }) }, stop.signal);
    stop.abort();
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    silent.close();
  });

  it.skipIf(process.platform === 'win32')('runs a ProxyCommand only after a yes, once per exact command', async () => {
    const asked: string[] = [];
    world = sshWorld({ proxyCommand: async ({ command }) => asked.push(command) > 1 });
    const server = await world.server();
    const proxyCommand = `${process.execPath} -e "const s=require('net').connect(${server.port},'127.0.0.1');process.stdin.pipe(s).pipe(process.stdout)"`;
    await expect(connect(server, { proxyCommand })).rejects.toMatchObject({ code: 'answer-needed' });
    expect(server.logins()).toBe(0);
    const session = await connect(server, { proxyCommand });
    await session.loginAgain(signal);
    expect(asked).toEqual([proxyCommand, proxyCommand]);
  });
});

/** PEM with a passphrase, made by Node alone. */
function lockedKey(passphrase: string): { private: string; public: string } {
  const source = `const {generateKeyPairSync:g}=require('crypto');const k=g('rsa',{modulusLength:2048});
    const p=k.privateKey.export({type:'pkcs1',format:'pem',cipher:'aes-256-cbc',passphrase:process.argv[1]});
    process.stdout.write(p)`;
  const text = execFileSync(process.execPath, ['-e', source, passphrase], { encoding: 'utf8' });
  const parsed = ssh2.utils.parseKey(text, passphrase);
  if (parsed instanceof Error) throw parsed;
  return { private: text, public: `ssh-rsa ${parsed.getPublicSSH().toString('base64')}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
