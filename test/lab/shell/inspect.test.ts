import { afterEach, describe, expect, it } from 'vitest';
import { inspectGateway } from '../../../main/gateway/inspect.ts';
import { changeTunnel, readTunnels } from '../../../main/gateway/tunnels.ts';
import { createFakeStrongswan, type FakeStrongswan } from './fake-strongswan.ts';

const opened: FakeStrongswan[] = [];
afterEach(() => {
  for (const fake of opened.splice(0)) fake.remove();
});

describe('an inspection', () => {
  it('reads a real shell in one round trip', async () => {
    const fake = createFakeStrongswan('ipsec');
    opened.push(fake);
    const ran: string[] = [];
    const session = fake.session({ before: (name) => void ran.push(name) });
    const facts = await inspectGateway(session, {
      sudo: 'root',
      signal: AbortSignal.timeout(20_000),
      now: () => new Date(),
      paths: fake.paths,
    });
    expect(ran).toEqual(['inspect']);
    expect(facts.strongswan).toMatchObject({ product: 'strongswan', version: '5.9.8', confDirectory: fake.etc });
    expect(facts.connections).toEqual([
      {
        name: 'foreign',
        localAddress: '198.51.100.7',
        peerAddress: '203.0.113.12',
        localSubnets: ['192.168.10.0/24'],
        remoteSubnets: ['10.30.0.0/24'],
        isOurs: false,
        isUp: true,
      },
    ]);
    expect(facts.service.isRunning).toBe(true);
    expect(Math.abs(facts.clock.offsetSeconds)).toBeLessThan(5);
  });

  it.each(['ipsec', 'swanctl'] as const)('lists tunnels and takes one down: %s', async (dialect) => {
    const fake = createFakeStrongswan(dialect);
    opened.push(fake);
    const signal = AbortSignal.timeout(20_000);
    expect((await readTunnels(fake.session(), signal)).childSas).toMatchObject([
      { name: 'foreign', state: 'INSTALLED' },
    ]);
    expect((await changeTunnel(fake.session(), 'down', dialect, 'foreign', signal)).code).toBe(0);
    expect((await readTunnels(fake.session(), signal)).childSas).toEqual([]);
    await expect(changeTunnel(fake.session(), 'down', dialect, '--all', signal)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
