import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { deploy } from '../../../main/gateway/deploy.ts';
import { undoDeploy } from '../../../main/gateway/undo-deploy.ts';
import { addresses } from '../parts/addresses.ts';
import { afterOperation, type AppSession, cutSsh, mendSsh, openAppSession } from '../parts/app-session.ts';
import { until } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { CONFIRM_SECONDS, labLink, labPorts, planOnLab } from '../parts/link-of-lab.ts';
import { listFiles, listLoaded } from '../parts/listing.ts';
import { ping, startPing } from '../parts/pings.ts';
import { sampleConnection } from '../parts/sample-connection.ts';

const connection = sampleConnection();
const ports = labPorts(connection.keys);

describe.each(['ipsec', 'swanctl'] as const)('a deploy to a live gateway, %s', (dialect) => {
  let lab: Lab;
  let app: AppSession;
  beforeAll(async () => {
    lab = await startLab({ dialect });
    await lab.cloud.configure(connection);
  });
  beforeEach(async () => {
    app = await openAppSession(lab);
  });
  afterEach(() => app?.close());
  afterAll(() => lab?.stop());

  test('brings both tunnels up, and undo leaves no byte behind; nobody else notices', async () => {
    const { session } = app;
    const files = await listFiles(lab.gateway);
    const loaded = await listLoaded(lab.gateway);
    const foreign = await startPing(lab.siteHost, addresses.partner.inside);

    const { plan, input, context } = await planOnLab(session);
    expect(plan).toMatchObject({ dialect, conflicts: [] });
    const record = await deploy(session, input, ports, context);
    await bothUp(lab);
    expect(await ping(lab.siteHost, addresses.vpcHost)).toEqual({ sent: 3, received: 3 });
    expect(await ping(lab.vpcHost, addresses.siteHost)).toEqual({ sent: 3, received: 3 });

    const again = await planOnLab(session);
    await deploy(session, again.input, ports, again.context);
    await bothUp(lab);

    expect(await undoDeploy(session, record, ports, again.context)).toEqual({ outcome: 'removed' });
    expect(await listFiles(lab.gateway)).toEqual(files);
    expect(await listLoaded(lab.gateway)).toEqual(loaded);
    const count = await foreign.stop();
    expect(count.received).toBe(count.sent);
    expect(count.sent).toBeGreaterThan(20);
  });

  test('whose connection is cut in the middle goes back by itself within the confirm time', async () => {
    const files = await listFiles(lab.gateway);
    const loaded = await listLoaded(lab.gateway);
    const { session } = app;
    const { input, context } = await planOnLab(session);
    let midway: string[] = [];
    const cut = afterOperation(session, 'deploy-load', async () => {
      await cutSsh(lab);
      midway = await listFiles(lab.gateway);
    });
    const attempt = deploy(cut, input, ports, context).catch((error: unknown) => error);
    try {
      await until('the cut', () => Promise.resolve(midway.length > 0 ? true : undefined));
      expect(midway).not.toEqual(files);
      await until(
        'the old configuration',
        async () => {
          const now = [await listFiles(lab.gateway), await listLoaded(lab.gateway)];
          return JSON.stringify(now) === JSON.stringify([files, loaded]) ? true : undefined;
        },
        { timeoutMs: (CONFIRM_SECONDS + 10) * 1000, everyMs: 500 },
      );
      expect(await attempt).toMatchObject({ message: expect.stringMatching(/by itself within/) });
    } finally {
      await mendSsh(lab);
    }
  });

  test("is refused while somebody else's file is broken, and nothing is unloaded", async () => {
    const { session } = app;
    const loaded = await listLoaded(lab.gateway);
    const { input, context } = await planOnLab(session);
    const path = dialect === 'ipsec' ? '/etc/ipsec.d/other.conf' : '/etc/swanctl/conf.d/other.conf';
    if (dialect === 'ipsec')
      await lab.gateway.run(`cp -p /etc/ipsec.conf /root/saved && printf '\\ninclude ${path}\\n' >> /etc/ipsec.conf`);
    await lab.gateway.write(path, 'connections {\n  broken {\n');
    const files = await listFiles(lab.gateway);

    await expect(deploy(session, input, ports, context)).rejects.toMatchObject({ code: 'conflict' });
    expect(await listFiles(lab.gateway)).toEqual(files);
    const fresh = await planOnLab(session);
    if (fresh.plan.conflicts.length === 0)
      await expect(deploy(session, fresh.input, ports, fresh.context)).rejects.toMatchObject({ code: 'conflict' });
    expect(await listFiles(lab.gateway)).toEqual(files);
    expect(await listLoaded(lab.gateway)).toEqual(loaded);

    await lab.gateway.run(`rm ${path}; [ ! -f /root/saved ] || cp -p /root/saved /etc/ipsec.conf`);
  });

  test('with another key at the far end stays for diagnosis, down on that tunnel, and can be undone', async () => {
    const [first, second] = addresses.edge.outside;
    await lab.cloud.configure(connection, { wrongKey: first });
    const { session } = app;
    const files = await listFiles(lab.gateway);
    const { input, context } = await planOnLab(session);
    const record = await deploy(session, input, ports, context);
    await until('tunnel 2', async () => ((await lab.cloud.tunnelState(second)) === 'UP' ? true : undefined));
    await until('the refusal of tunnel 1', async () => {
      const { stdout } = await lab.gateway.sh(`grep -c 'AUTHENTICATION_FAILED' /var/log/charon.log`);
      return Number(stdout) > 0 ? true : undefined;
    });
    expect(await lab.cloud.tunnelState(first)).toBe('DOWN');
    expect(await undoDeploy(session, record, ports, context)).toEqual({ outcome: 'removed' });
    expect(await listFiles(lab.gateway)).toEqual(files);
  });
});

async function bothUp({ cloud }: Lab): Promise<void> {
  await until('both tunnels', async () => {
    const states = await Promise.all(labLink().tunnels.map(({ outsideAddress }) => cloud.tunnelState(outsideAddress)));
    return states.every((state) => state === 'UP') ? true : undefined;
  });
}
