import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../contract/errors.ts';
import { tunnels } from '../../../../contract/features/tunnels.ts';
import { aLink } from '../../../helpers/connect-world.ts';
import { createTestBox, createTunnelBench, never, one, two, tunnelNow, vpnConnection } from './tunnel-site.ts';

type Bench = ReturnType<typeof createTunnelBench>;

async function read(bench: Bench, linkId: string | null = null) {
  const answer = tunnels.list.output.parse(await bench.handlers.list({ linkId }, never));
  const find = (id: string) => {
    const row = answer.rows.find((each) => each.id === id);
    if (!row) throw new Error(`No row ${id} among ${answer.rows.map((each) => each.id).join(', ')}`);
    return row;
  };
  return { ...answer, find };
}

describe.each(['ipsec', 'swanctl'] as const)('the list of tunnels, on a box with %s', (dialect) => {
  it('shows both ends of each tunnel side by side, and the connections of others', async () => {
    const bench = createTunnelBench({ dialect });
    const { rows, unread, find } = await read(bench);
    expect(unread).toEqual([]);
    expect(rows.map(({ id }) => id)).toEqual(['linkaaaa:198.51.100.1', 'linkaaaa:198.51.100.2', 'gw-abcdefgh:haulier']);
    expect(find('linkaaaa:198.51.100.1')).toMatchObject({
      linkName: 'Harbour',
      gatewayName: 'gateway-1',
      connection: one,
      aws: { state: 'up' },
      gateway: { state: 'up', message: '192.168.10.0/24 to 10.0.0.0/16', bytesIn: 0, bytesOut: 0 },
      agrees: true,
    });
    expect(find('gw-abcdefgh:haulier')).toMatchObject({
      linkId: null,
      outsideAddress: '198.51.100.90',
      aws: { state: 'not-aws' },
      gateway: { state: 'up' },
      agrees: null,
    });
  });

  it('joins on the outside address when AWS names the tunnels in another order', async () => {
    const bench = createTunnelBench({ dialect });
    bench.refusing.add('198.51.100.2');
    const tunnelsOfAws = [
      tunnelNow('198.51.100.2', { status: 'down', message: 'IPSEC IS DOWN' }),
      tunnelNow('198.51.100.1'),
    ];
    bench.aws.set('demo eu-west-1', () => Promise.resolve([vpnConnection(aLink(), { tunnels: tunnelsOfAws })]));
    const { find } = await read(bench);
    expect(find('linkaaaa:198.51.100.1')).toMatchObject({ aws: { state: 'up' }, gateway: { state: 'up' } });
    expect(find('linkaaaa:198.51.100.2')).toMatchObject({
      connection: two,
      aws: { state: 'down', message: 'IPSEC IS DOWN' },
      gateway: { state: 'connecting', message: 'Trying to reach 198.51.100.2', bytesIn: null },
      agrees: true,
    });
  });

  it('says so when the ends do not agree', async () => {
    const bench = createTunnelBench({ dialect });
    bench.box.charon.down(one);
    const row = (await read(bench)).find('linkaaaa:198.51.100.1');
    expect(row).toMatchObject({
      agrees: false,
      gateway: { state: 'down', message: 'Loaded, with no security association' },
    });
    expect(row.aws.message).toBe('AWS still calls it up: what it says can be a few minutes old.');
  });

  it('tells a stopped service from a gateway that does not answer', async () => {
    const bench = createTunnelBench({ dialect });
    bench.box.charon.stop();
    const { rows, unread, find } = await read(bench);
    expect(unread).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(find('linkaaaa:198.51.100.1').gateway).toMatchObject({
      state: 'down',
      message: 'strongSwan does not run on gateway-1',
    });
  });
});

describe('the list of tunnels', () => {
  it('shows AWS beside a connection made by hand to one of its tunnels', async () => {
    const bench = createTunnelBench();
    const byHand = vpnConnection(aLink(), {
      id: 'vpn-byhand00',
      tunnels: [tunnelNow('198.51.100.90', { status: 'down' })],
    });
    bench.aws.set('demo eu-west-1', () => Promise.resolve([vpnConnection(aLink()), byHand]));
    expect((await read(bench)).find('gw-abcdefgh:haulier')).toMatchObject({ aws: { state: 'down' }, agrees: false });
  });

  it('names a gateway that cannot be reached, with the others read as ever', async () => {
    const bench = createTunnelBench();
    bench.names.set('gw-bbbbbbbb', 'attic');
    const { rows, unread } = await read(bench);
    expect(unread).toEqual([{ what: 'Gateway attic', why: 'No route to the bastion' }]);
    expect(rows).toHaveLength(3);
  });

  it('says in words what the sudo of a gateway forbids, and does not ask again with each look', async () => {
    const bench = createTunnelBench();
    let asked = 0;
    bench.testBox.before = () => {
      asked += 1;
      throw new AppError({ code: 'access-denied', message: 'netadmin may not become root by sudo.' });
    };
    const { unread, find } = await read(bench);
    expect(unread).toEqual([{ what: 'Gateway gateway-1', why: 'netadmin may not become root by sudo.' }]);
    expect(find('linkaaaa:198.51.100.1')).toMatchObject({ gateway: { state: 'unknown' }, agrees: null });
    await read(bench);
    expect(asked).toBe(1);
    await bench.clock.advance(30_000);
    await read(bench);
    expect(asked).toBe(2);
  });

  it('answers without a gateway that hangs, and goes on asking it', async () => {
    const bench = createTunnelBench();
    const slow = createTestBox(aLink());
    let letGo: () => void = () => undefined;
    slow.before = () => new Promise((resolve) => (letGo = resolve));
    bench.boxes.set('gw-bbbbbbbb', slow);
    bench.names.set('gw-bbbbbbbb', 'attic');

    const first = read(bench);
    await bench.clock.advance(8_000);
    const answer = await first;
    expect(answer.unread).toEqual([
      { what: 'Gateway attic', why: 'No answer yet after 8 s. It is still being asked.' },
    ]);
    expect(answer.rows).toHaveLength(3);

    const second = read(bench);
    await bench.clock.advance(0);
    letGo();
    expect((await second).unread).toEqual([]);
    expect(slow.ran).toEqual(['tunnel-status']);
  });

  it('reads each gateway and each region once for all who look at the same time', async () => {
    const bench = createTunnelBench({
      links: [aLink(), aLink({ id: 'linkbbbb', name: 'Quay', vpnConnectionId: 'vpn-2' })],
    });
    await Promise.all([
      read(bench),
      read(bench),
      bench.handlers.detail({ gatewayId: 'gw-abcdefgh', connection: one }, never),
    ]);
    expect(bench.ran).toEqual(['tunnel-status']);
    expect(bench.awsReads).toEqual(['demo eu-west-1']);
    await read(bench);
    expect(bench.ran).toEqual(['tunnel-status', 'tunnel-status']);
  });

  it('stops reading when the last one who looks has left', async () => {
    const bench = createTunnelBench();
    let isStopped: AbortSignal | undefined;
    const session = bench.testBox.session;
    bench.boxes.set('gw-abcdefgh', {
      ...bench.testBox,
      session: {
        ...session,
        run: (_operation, _args, { signal }) => {
          isStopped = signal;
          return new Promise(() => undefined);
        },
      },
    });
    const [here, there] = [new AbortController(), new AbortController()];
    const both = [here, there].map(({ signal }) => bench.handlers.list({ linkId: null }, signal));
    const failures = Promise.all(both.map((each) => each.catch((error: unknown) => error)));
    await bench.clock.advance(0);
    here.abort();
    await bench.clock.advance(0);
    expect(isStopped?.aborted).toBe(false);
    there.abort();
    await bench.clock.advance(0);
    expect(isStopped?.aborted).toBe(true);
    expect(await failures).toMatchObject([{ code: 'cancelled' }, { code: 'cancelled' }]);
  });

  it('keeps what the gateway says when AWS does not answer', async () => {
    const bench = createTunnelBench();
    const expired = new AppError({ code: 'not-signed-in', message: 'The session of demo has expired. Sign in again.' });
    bench.aws.set('demo eu-west-1', () => Promise.reject(expired));
    const { unread, find } = await read(bench);
    expect(unread).toEqual([{ what: 'AWS, profile demo in eu-west-1', why: expired.message }]);
    expect(find('linkaaaa:198.51.100.1')).toMatchObject({
      aws: { state: 'unknown', message: expired.message },
      gateway: { state: 'up' },
      agrees: null,
    });
  });

  it('says which tunnel AWS does not know any more', async () => {
    const bench = createTunnelBench();
    bench.aws.set('demo eu-west-1', () =>
      Promise.resolve([vpnConnection(aLink(), { tunnels: [tunnelNow('198.51.100.1')] })]),
    );
    const { find } = await read(bench);
    expect(find('linkaaaa:198.51.100.2').aws.message).toBe('vpn-0a1b2c3d has no tunnel at 198.51.100.2 any more');
    bench.aws.set('demo eu-west-1', () => Promise.resolve([vpnConnection(aLink(), { state: 'deleted' })]));
    expect((await read(bench)).find('linkaaaa:198.51.100.1').aws).toMatchObject({
      state: 'unknown',
      message: 'The VPN connection vpn-0a1b2c3d is gone',
    });
  });

  it('shows the tunnels of one link alone when asked for it, and refuses one that is not there', async () => {
    const bench = createTunnelBench();
    bench.names.set('gw-bbbbbbbb', 'attic');
    const { rows, unread } = await read(bench, 'linkaaaa');
    expect(rows.map(({ id }) => id)).toEqual(['linkaaaa:198.51.100.1', 'linkaaaa:198.51.100.2']);
    expect(unread).toEqual([]);
    await expect(bench.handlers.list({ linkId: 'nolinkaa' }, never)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('knows nothing of the far side of a device, and of a gateway that was removed', async () => {
    const device = aLink({ site: { ...aLink().site, gatewayId: null } });
    const bench = createTunnelBench();
    bench.links.push(
      { ...device, id: 'linkbbbb' },
      { ...aLink(), id: 'linkcccc', site: { ...aLink().site, gatewayId: 'gw-gggggggg' } },
    );
    const { find } = await read(bench);
    expect(find('linkbbbb:198.51.100.1')).toMatchObject({
      gatewayId: null,
      gateway: { state: 'unknown', message: 'A device that Linkspan cannot ask' },
      agrees: null,
    });
    expect(find('linkcccc:198.51.100.1').gateway.message).toBe('This gateway was removed');
  });
});

describe('the detail of a tunnel', () => {
  it('has the SAs of that connection alone, and what the gateway printed', async () => {
    const bench = createTunnelBench();
    const detail = await bench.handlers.detail({ gatewayId: 'gw-abcdefgh', connection: two }, never);
    const parsed = tunnels.detail.output.parse(detail);
    expect(parsed.ikeSas.map(({ name, state }) => `${name} ${state}`)).toEqual([`${two} ESTABLISHED`]);
    expect(parsed.childSas).toMatchObject([
      {
        name: two,
        localTs: ['192.168.10.0/24'],
        remoteTs: ['10.0.0.0/16'],
        bytesIn: 0,
        rekeyInSeconds: expect.any(Number) as number,
      },
    ]);
    expect(parsed.raw).toContain('Security Associations (3 up, 0 connecting)');
  });

  it('makes hostile text harmless', async () => {
    const bench = createTunnelBench();
    const { session } = bench.testBox;
    const statusAll =
      'Status of IKE charon daemon (strongSwan 5.9.8):\n\u001B]0;owned\u0007\u202Eevil\u001B[2J[1]: ESTABLISHED 2 seconds ago, 192.0.2.1[a]...192.0.2.2[b]\n';
    bench.boxes.set('gw-abcdefgh', {
      ...bench.testBox,
      session: {
        ...session,
        run: (operation, args) =>
          Promise.resolve(
            operation.parse({ code: 0, stdout: `@statusall\n${statusAll.replace(/^/gm, ' ')}`, stderr: '' }, args),
          ),
      },
    });
    const { rows } = await read(bench);
    const { raw } = await bench.handlers.detail({ gatewayId: 'gw-abcdefgh', connection: 'x' }, never);
    expect(raw).toContain('evil');
    expect(JSON.stringify([raw, rows])).not.toMatch(/\\u001b|\\u0007|\u202E/i);
  });

  it('refuses with the words of the gateway when it cannot be asked', async () => {
    const bench = createTunnelBench();
    await expect(bench.handlers.detail({ gatewayId: 'gw-bbbbbbbb', connection: one }, never)).rejects.toMatchObject({
      code: 'unreachable',
      message: 'No route to the bastion',
    });
  });
});
