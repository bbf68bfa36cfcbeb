import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addresses } from '../parts/addresses.ts';
import { until } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { ping, startPing } from '../parts/pings.ts';
import { writeReferenceTunnels } from '../parts/reference-config.ts';
import { sampleConnection } from '../parts/sample-connection.ts';
import { xfrmDrops } from '../parts/xfrm.ts';

const [FIRST, SECOND] = addresses.edge.outside;

/** The lab itself, on configurations written by hand: that it carries what is right, and shows what is wrong. */
describe.each(['swanctl', 'ipsec'] as const)('two tunnels with a mark each, %s', (dialect) => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ dialect });
    await connect(lab, { plain: false });
  });
  afterAll(() => lab?.stop());

  test('whichever tunnel the far end sends on, the site answers', async () => {
    const foreign = await startPing(lab.siteHost, addresses.partner.inside);
    for (const tunnel of [FIRST, SECOND, FIRST]) {
      await lab.cloud.sendOn(tunnel);
      const before = await lab.cloud.bytes(tunnel);
      expect(await ping(lab.vpcHost, addresses.siteHost)).toEqual({ sent: 3, received: 3 });
      expect((await lab.cloud.bytes(tunnel)).out).toBeGreaterThan(before.out);
    }
    expect(await ping(lab.siteHost, addresses.vpcHost)).toEqual({ sent: 3, received: 3 });
    const count = await foreign.stop();
    expect(count.received).toBe(count.sent);
    expect(await xfrmDrops(lab.gateway)).toEqual({});
  });
});

describe('two tunnels without marks', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ dialect: 'swanctl' });
    await connect(lab, { plain: true });
  });
  afterAll(() => lab?.stop());

  test('the kernel drops what comes on one of them', async () => {
    const received = [];
    for (const tunnel of [FIRST, SECOND]) {
      await lab.cloud.sendOn(tunnel);
      received.push((await ping(lab.vpcHost, addresses.siteHost)).received);
    }
    expect(received.toSorted((one, other) => one - other)).toEqual([0, 3]);
    expect(await xfrmDrops(lab.gateway)).toEqual({ XfrmInTmplMismatch: 3 });
  });
});

async function connect({ cloud, gateway, dialect }: Lab, options: { readonly plain: boolean }): Promise<void> {
  const connection = sampleConnection();
  await cloud.configure(connection);
  await writeReferenceTunnels(gateway, dialect, connection.keys, options);
  await until('both tunnels', async () => {
    const states = [await cloud.tunnelState(FIRST), await cloud.tunnelState(SECOND)];
    return states.every((state) => state === 'UP') ? true : undefined;
  });
}
