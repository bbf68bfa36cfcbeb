import { afterEach, describe, expect, it } from 'vitest';
import { sshWorld, script, type SshWorld } from './ssh-world.ts';

const signal = new AbortController().signal;
let world: SshWorld;
afterEach(() => world.close());

const open = async (
  options = {},
): Promise<{
  session: Awaited<ReturnType<SshWorld['connections']['session']>>;
  server: Awaited<ReturnType<SshWorld['server']>>;
  again: () => ReturnType<SshWorld['connections']['session']>;
}> => {
  world = sshWorld();
  const server = await world.server(options);
  const target = { id: 'g', hops: [], gateway: world.hop(server) };
  const again = (): ReturnType<SshWorld['connections']['session']> => world.connections.session(target, signal);
  return { session: await again(), server, again };
};

describe.skipIf(process.platform === 'win32')('gateway session', () => {
  it('answers many operations over one held shell, in order', async () => {
    const { session, server } = await open();
    const answers = await Promise.all(
      [1, 2, 3].map((n) => session.run(script('printf "%s\\n" "$1"; exit "$1"'), [String(n)], { signal })),
    );
    expect(answers).toEqual(['1|1\n|', '2|2\n|', '3|3\n|']);
    expect(server.commands).toEqual(['/bin/sh -s']);
    expect(session.managementAddresses).toEqual(['127.0.0.1', '192.0.2.9']);
  });

  it('is not misled by noise before the shell answers', async () => {
    const { session } = await open({ noise: 'Welcome!\n0123456789abcdef0123456789abcdef\nroot\n' });
    expect(await session.run(script('echo yes; echo no >&2'), [], { signal })).toBe('0|yes\n|no\n');
  });

  it('stops what prints too much, and the next operation finds a fresh shell', async () => {
    const { session, server } = await open();
    await expect(session.run(script('yes', { limitBytes: 1000 }), [], { signal })).rejects.toMatchObject({
      code: 'unsupported',
    });
    expect(await session.run(script('echo ok'), [], { signal })).toBe('0|ok\n|');
    expect(server.commands).toHaveLength(2);
  });

  it('takes exactly as much as is allowed', async () => {
    const { session } = await open();
    const exact = script('printf 0123456789', { limitBytes: 10 });
    expect(await session.run(exact, [], { signal })).toBe('0|0123456789|');
    await expect(session.run({ ...exact, limitBytes: 9 }, [], { signal })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('gives up at its time limit, and the next operation works', async () => {
    const { session } = await open();
    await expect(session.run(script('sleep 30', { limitMs: 100 }), [], { signal })).rejects.toThrow(
      'no answer within 1 s',
    );
    expect(await session.run(script('echo ok'), [], { signal })).toBe('0|ok\n|');
  });

  it('is cancelled while it runs and while it waits', async () => {
    const { session } = await open();
    const first = new AbortController();
    const second = new AbortController();
    const running = session.run(script('sleep 30'), [], { signal: first.signal });
    const waiting = session.run(script('echo never'), [], { signal: second.signal });
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    first.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await session.run(script('echo ok'), [], { signal })).toBe('0|ok\n|');
  });

  it('runs alone beside the shared shell', async () => {
    const { session, server } = await open();
    const stop = new AbortController();
    const long = session.run(script('sleep 30'), [], { signal: stop.signal });
    expect(await session.run(script('echo beside'), [], { signal, alone: true })).toBe('0|beside\n|');
    stop.abort();
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.commands.length).toBeGreaterThanOrEqual(2);
  });

  it('says so when the line is cut in the middle, and the next session is a new one', async () => {
    const { session, server, again } = await open();
    const running = session.run(script('sleep 30'), [], { signal });
    server.cut();
    await expect(running).rejects.toMatchObject({ code: 'unreachable' });
    await expect(session.run(script('echo'), [], { signal })).rejects.toThrow('has ended');
    const fresh = await again();
    expect(fresh).not.toBe(session);
    expect(await fresh.run(script('echo back'), [], { signal })).toBe('0|back\n|');
    expect(server.logins()).toBe(2);
  });

  it('notices at once that the line behind a bastion broke, though the bastion only says that no more will come', async () => {
    world = sshWorld();
    const [bastion, server] = [await world.server({ forwarding: 'eof' }), await world.server()];
    const target = { id: 'g', hops: [world.hop(bastion)], gateway: world.hop(server, { keepAliveMs: 600_000 }) };
    const session = await world.connections.session(target, signal);
    const running = session.run(script('sleep 30'), [], { signal });
    server.reset();
    await expect(running).rejects.toMatchObject({ code: 'unreachable' });
    expect(session.isOpen()).toBe(false);
    const fresh = await world.connections.session(target, signal);
    expect(await fresh.run(script('echo back'), [], { signal })).toBe('0|back\n|');
  });

  it('is shared, until it is logged in again on purpose', async () => {
    const { session, server, again } = await open();
    expect(await again()).toBe(session);
    const second = await session.loginAgain(signal);
    expect(await second.run(script('echo second'), [], { signal })).toBe('0|second\n|');
    expect(server.logins()).toBe(2);
    second.close();
    expect(await session.run(script('echo first'), [], { signal })).toBe('0|first\n|');
  });

  it('keeps a secret out of every command line', async () => {
    const { session, server } = await open();
    const { Secret } = await import('../../../main/secret.ts');
    const operation = { ...script('printf %s "$1" | wc -c; ps -ef 2>/dev/null | grep -c "[s]3cr3t-canary" || true') };
    const answer = await session.run<readonly [InstanceType<typeof Secret>], string>(
      { ...operation, parse: ({ stdout }) => stdout },
      [new Secret('s3cr3t-canary')],
      { signal },
    );
    expect(answer.replaceAll(/\s+/g, ' ').trim()).toMatch(/^13( 0)?$/);
    expect(server.commands.join()).not.toContain('canary');
  });
});
