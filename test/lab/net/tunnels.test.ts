import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createClock } from '../../../main/clock.ts';
import { createEngine, type Engine } from '../../../main/engine/engine.ts';
import { tunnelDoers } from '../../../main/features/tunnels/doers.ts';
import { tunnelsHandlers } from '../../../main/features/tunnels/handlers.ts';
import type { TunnelServices } from '../../../main/features/tunnels/services.ts';
import { deploy } from '../../../main/gateway/deploy.ts';
import { connectionName } from '../../../main/strongswan/link-config.ts';
import type { Ec2 } from '../../../main/vpn/ec2.ts';
import { aLink } from '../../helpers/connect-world.ts';
import { createMemoryStore } from '../../helpers/engine-memory.ts';
import { addresses } from '../parts/addresses.ts';
import { type AppSession, openAppSession } from '../parts/app-session.ts';
import { until } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { labLink, labPorts, planOnLab } from '../parts/link-of-lab.ts';
import { ping } from '../parts/pings.ts';
import { sampleConnection } from '../parts/sample-connection.ts';

const connection = sampleConnection();
const config = labLink();
const gatewayId = 'gw-labaaaaa';
const never = new AbortController().signal;
const [one, two] = [connectionName(config.linkId, 1), connectionName(config.linkId, 2)];

describe.each(['ipsec', 'swanctl'] as const)('the tunnels of a live gateway, %s', (dialect) => {
  let lab: Lab;
  let app: AppSession;
  let engine: Engine;
  let pages: ReturnType<typeof tunnelsHandlers>;

  beforeAll(async () => {
    lab = await startLab({ dialect });
    await lab.cloud.configure(connection);
    app = await openAppSession(lab);
    const { input, context } = await planOnLab(app.session);
    await deploy(app.session, input, labPorts(connection.keys), context);
    ({ engine, pages } = tunnelsOn(lab, app));
    await until('both tunnels', async () => ((await view()).every(([, aws]) => aws === 'up') ? true : undefined));
  });
  afterAll(async () => {
    app?.close();
    await lab?.stop();
  });

  /** Of our link: connection, what the far end says, what the gateway says. */
  async function view() {
    const { rows, unread } = await pages.list({ linkId: null }, never);
    expect(unread).toEqual([]);
    return rows
      .filter(({ linkId }) => linkId !== null)
      .map((row) => [row.connection, row.aws.state, row.gateway.state]);
  }

  async function foreign() {
    return (await pages.list({ linkId: null }, never)).rows.filter(({ linkId }) => linkId === null);
  }

  async function apply({ id }: { readonly id: string }) {
    engine.apply(id);
    return engine.whenIdle(id);
  }

  const act = (name: string, action: 'up' | 'down' | 'restart') =>
    pages.planAction({ gatewayId, connection: name, action }, never);
  const done = { state: 'applied', message: null };

  test('go down and up again one by one, while the other carries and nobody else notices', async () => {
    expect(await view()).toEqual([
      [one, 'up', 'up'],
      [two, 'up', 'up'],
    ]);
    const before = await foreign();
    expect(before).toMatchObject([{ aws: { state: 'not-aws' }, gateway: { state: 'up' } }]);

    const down = await act(one, 'down');
    expect(down.steps[0]?.interrupts).toContain(`moves to its other tunnel (${addresses.edge.outside[1]})`);
    expect(await apply(down)).toMatchObject(done);
    expect((await view())[0]).toEqual([one, 'down', 'down']);
    expect(await ping(lab.siteHost, addresses.vpcHost)).toEqual({ sent: 3, received: 3 });

    expect(await apply(await engine.planUndo(down.id))).toMatchObject(done);
    expect(await view()).toEqual([
      [one, 'up', 'up'],
      [two, 'up', 'up'],
    ]);
    expect(await foreign()).toMatchObject([{ connection: before[0]?.connection, gateway: { state: 'up' } }]);
  });

  test('come back with new SAs after a restart, ours and a foreign one', async () => {
    const names = [two, (await foreign())[0]?.connection ?? ''];
    for (const name of names) {
      const before = await pages.detail({ gatewayId, connection: name }, never);
      expect(before.childSas).toMatchObject([{ state: 'INSTALLED' }]);
      expect(await apply(await act(name, 'restart'))).toMatchObject(done);
      const after = await pages.detail({ gatewayId, connection: name }, never);
      expect(after.childSas).toMatchObject([{ state: 'INSTALLED' }]);
      expect(after.ikeSas[0]?.uniqueId).not.toBe(before.ikeSas[0]?.uniqueId);
      expect(after.raw).toContain(name);
    }
  });

  test('stay down with the reason when the far end has another key', async () => {
    const [first] = addresses.edge.outside;
    await lab.cloud.configure(connection, { wrongKey: first });
    await apply(await act(one, 'down'));
    const up = await apply(await act(one, 'up'));
    expect(up).toMatchObject({ state: 'stopped' });
    expect(up.message).toMatch(/did not come up on lab gateway\. The gateway said: .*AUTHENTICATION_FAILED/);
    await lab.cloud.configure(connection);
    engine.resume(up.id);
    expect(await engine.whenIdle(up.id)).toMatchObject(done);
  });

  // Without systemd only the starter can be told to start and stop.
  if (dialect === 'swanctl') return;
  test('all go with the service, and all come back with it', async () => {
    const everything = [one, two, (await foreign())[0]?.connection];
    const restart = await pages.planService({ gatewayId, action: 'restart' }, never);
    for (const name of everything) expect(restart.steps[0]?.interrupts).toContain(name);
    expect(await apply(restart)).toMatchObject(done);

    const stop = await pages.planService({ gatewayId, action: 'stop' }, never);
    expect(await apply(stop)).toMatchObject(done);
    expect((await view()).map(([, , gateway]) => gateway)).toEqual(['down', 'down']);
    expect(await apply(await engine.planUndo(stop.id))).toMatchObject(done);
    expect((await view()).map(([, , gateway]) => gateway)).toEqual(['up', 'up']);
    expect(await foreign()).toMatchObject([{ gateway: { state: 'up' } }]);
  });
});

/** The tunnels feature on the lab: its gateway over SSH, and telemetry as the far end sees its own tunnels. */
function tunnelsOn(lab: Lab, { session }: AppSession) {
  const clock = createClock();
  const link = aLink({
    id: config.linkId,
    site: { ...aLink().site, gatewayId },
    tunnels: config.tunnels.map(({ number, outsideAddress, mark }) => ({
      outsideAddress,
      insideCidr: '169.254.20.0/30',
      childName: connectionName(config.linkId, number),
      mark,
    })),
  });
  const tunnelNow = async (outsideAddress: string) => {
    const status = (await lab.cloud.tunnelState(outsideAddress)) === 'UP' ? ('up' as const) : ('down' as const);
    return { outsideAddress, insideCidr: '', status, message: '', since: null, options: {} };
  };
  const vpnConnections = async () => {
    const tunnels = await Promise.all(link.tunnels.map(({ outsideAddress }) => tunnelNow(outsideAddress)));
    const ids = { id: link.vpnConnectionId, customerGatewayId: '', vpnGatewayId: null };
    return [{ ...ids, state: 'available', routes: [], tunnels, tags: {} }];
  };
  const held: { engine?: Engine } = {};
  const services: TunnelServices = {
    clock,
    ec2: () => ({ vpnConnections }) as Partial<Ec2> as Ec2,
    gateways: {
      session: () => Promise.resolve(session),
      name: () => 'lab gateway',
      list: () => [{ id: gatewayId, name: 'lab gateway' }],
    },
    links: { get: () => link, list: () => [link] },
    keepPlan(plan) {
      if (!held.engine) throw new Error('The engine comes first');
      return held.engine.keep(plan);
    },
  };
  const engine = createEngine({
    ...createMemoryStore(),
    clock,
    doers: tunnelDoers(services),
    publish: () => undefined,
    report: (error) => {
      throw error;
    },
  });
  held.engine = engine;
  return { engine, pages: tunnelsHandlers(services) };
}
