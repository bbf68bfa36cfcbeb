import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { deploy } from '../../../main/gateway/deploy.ts';
import { undoDeploy } from '../../../main/gateway/undo-deploy.ts';
import { addresses } from '../parts/addresses.ts';
import { type AppSession, openAppSession } from '../parts/app-session.ts';
import { until } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { labPorts, planOnLab } from '../parts/link-of-lab.ts';
import { listFiles, listLoaded } from '../parts/listing.ts';
import { ping, startPing } from '../parts/pings.ts';
import { sampleConnection } from '../parts/sample-connection.ts';
import { xfrmDrops } from '../parts/xfrm.ts';

const connection = sampleConnection();
const ports = labPorts(connection.keys);

/** An emulated processor is some ten times slower: the time to confirm is as long as on a real gateway. */
const confirmSeconds = 120;

describe.each(['ipsec', 'swanctl'] as const)('a deploy to a kernel with ESP, %s', (dialect) => {
  let lab: Lab;
  let app: AppSession;
  beforeAll(async () => {
    lab = await startLab({ dialect });
    await lab.cloud.configure(connection);
    app = await openAppSession(lab);
  });
  afterAll(async () => {
    app?.close();
    await lab?.stop();
  });

  test('carries traffic on either tunnel, and nobody else loses a packet through deploy, re-deploy and undo', async () => {
    const { session } = app;
    const files = await listFiles(lab.gateway);
    const loaded = await listLoaded(lab.gateway);
    const foreign = await startPing(lab.siteHost, addresses.partner.inside, 0.2);

    const first = await planOnLab(session, { confirmSeconds });
    expect(first.plan).toMatchObject({ dialect, conflicts: [] });
    const record = await deploy(session, first.input, ports, first.context);
    await answersOnEither(lab);

    const second = await planOnLab(session, { confirmSeconds });
    await deploy(session, second.input, ports, second.context);
    await answersOnEither(lab);

    expect(await undoDeploy(session, record, ports, second.context)).toEqual({ outcome: 'removed' });
    expect(await listFiles(lab.gateway)).toEqual(files);
    expect(await listLoaded(lab.gateway)).toEqual(loaded);

    const count = await foreign.stop();
    expect(count.received).toBe(count.sent);
    expect(count.sent).toBeGreaterThan(50);
    const { XfrmInTmplMismatch = 0, XfrmInNoPols = 0 } = await xfrmDrops(lab.gateway);
    expect({ XfrmInTmplMismatch, XfrmInNoPols }).toEqual({ XfrmInTmplMismatch: 0, XfrmInNoPols: 0 });
  });
});

async function answersOnEither({ cloud, siteHost, vpcHost }: Lab): Promise<void> {
  await until('both tunnels', async () => {
    const states = await Promise.all(addresses.edge.outside.map((each) => cloud.tunnelState(each)));
    return states.every((state) => state === 'UP') ? true : undefined;
  });
  for (const tunnel of addresses.edge.outside) {
    await cloud.sendOn(tunnel);
    const before = await cloud.bytes(tunnel);
    expect(await ping(vpcHost, addresses.siteHost)).toEqual({ sent: 3, received: 3 });
    expect((await cloud.bytes(tunnel)).out).toBeGreaterThan(before.out);
  }
  expect(await ping(siteHost, addresses.vpcHost)).toEqual({ sent: 3, received: 3 });
}
