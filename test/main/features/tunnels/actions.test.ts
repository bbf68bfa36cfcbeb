import { describe, expect, it } from 'vitest';
import { array, assert, constantFrom, ipV4, oneof, property, string } from 'fast-check';
import type { PlanView } from '../../../../contract/domain/plan.ts';
import { AppError } from '../../../../contract/errors.ts';
import { tunnels } from '../../../../contract/features/tunnels.ts';
import { readActionWorld } from '../../../../main/features/tunnels/action-world.ts';
import { planTunnelAction, type TunnelAction } from '../../../../main/features/tunnels/plan-tunnel-action.ts';
import { aLink } from '../../../helpers/connect-world.ts';
import { createTunnelBench, never, one, two, tunnelNow, vpnConnection } from './tunnel-site.ts';

type Bench = ReturnType<typeof createTunnelBench>;

const gatewayId = 'gw-abcdefgh';

async function plan(bench: Bench, connection: string, action: TunnelAction): Promise<PlanView> {
  return tunnels.planAction.output.parse(await bench.handlers.planAction({ gatewayId, connection, action }, never));
}

function states({ state, progress }: PlanView): string[] {
  return [state, ...progress.map((step) => step.state)];
}

const odd = ['0.0.0.0/0', '10.0.0.0/8[tcp/http]', '999.1.1.1/99', '10.0.0.0/', '/', 'dynamic', '%any', 'fd00::/8'];

function actionWorld(bench: Bench) {
  const ec2 = () => Promise.resolve([]);
  return readActionWorld({ ...bench.services }, { aws: ec2 }, gatewayId, never);
}

const logOf = ({ progress }: PlanView) => progress.flatMap(({ log }) => log.map(({ text }) => text)).join('\n');
const texts = (notices: PlanView['warnings']) => notices.map(({ text }) => text);

describe.each(['ipsec', 'swanctl'] as const)('a plan for one tunnel, on a box with %s', (dialect) => {
  it('takes it down, and undo brings it up again', async () => {
    const bench = createTunnelBench({ dialect });
    const { id, linkId, steps } = await plan(bench, one, 'down');
    expect(linkId).toBe('linkaaaa');
    expect(steps).toMatchObject([{ id: 'down-tunnel', undo: `Bring ${one} up again` }]);
    const shown = { ipsec: `ipsec down '${one}[*]'`, swanctl: `swanctl --terminate --ike '${one}'` }[dialect];
    expect(steps[0]?.details[0]).toEqual({ kind: 'command', where: 'gateway-1', text: shown });
    expect(bench.up()).toEqual(['haulier', one, two]);

    const done = await bench.apply(id);
    expect(states(done)).toEqual(['applied', 'made']);
    expect(logOf(done)).toContain(`${one} is down on gateway-1`);
    expect(bench.up()).toEqual(['haulier', two]);

    const undone = await bench.undo(id);
    expect(undone.state).toBe('applied');
    expect(bench.engine.view(id).state).toBe('undone');
    expect(bench.up()).toEqual(['haulier', one, two]);
  });

  it('brings it up, and undo takes it down again', async () => {
    const bench = createTunnelBench({ dialect });
    bench.box.charon.down(two);
    const { id, steps, warnings } = await plan(bench, two, 'up');
    expect(warnings).toEqual([]);
    expect(steps).toMatchObject([{ interrupts: null, undo: `Take ${two} down again` }]);
    expect(states(await bench.apply(id))).toEqual(['applied', 'made']);
    expect(bench.up()).toEqual(['haulier', one, two]);

    const undo = await bench.engine.planUndo(id);
    expect(undo.steps[0]?.interrupts).toBe(`${two} on gateway-1 goes down, with all that it carries by then.`);
    bench.engine.apply(undo.id);
    await bench.engine.whenIdle(undo.id);
    expect(bench.up()).toEqual(['haulier', one]);
  });

  it('restarts it with new SAs, and has nothing to undo', async () => {
    const bench = createTunnelBench({ dialect });
    const before = bench.box.charon.sas().map(({ ikeId }) => ikeId);
    const { id, steps } = await plan(bench, one, 'restart');
    expect(steps).toMatchObject([{ undo: null }]);
    expect(states(await bench.apply(id))).toEqual(['applied', 'made']);
    const now = bench.box.charon.sas().find(({ connection }) => connection.name === one);
    expect(before).not.toContain(now?.ikeId);
    await bench.undo(id);
    expect(bench.up()).toEqual(['haulier', one, two]);
  });

  it('stops with what the gateway said when the far end refuses, and resume tries again', async () => {
    const bench = createTunnelBench({ dialect });
    bench.box.charon.down(one);
    bench.refusing.add('198.51.100.1');
    const { id } = await plan(bench, one, 'up');
    const stopped = await bench.apply(id);
    expect(states(stopped)).toEqual(['stopped', 'failed']);
    expect(stopped.message).toBe(
      `${one} did not come up on gateway-1. The gateway said: received AUTHENTICATION_FAILED notify error`,
    );
    bench.refusing.clear();
    bench.engine.resume(id);
    expect((await bench.engine.whenIdle(id)).state).toBe('applied');
  });
});

describe('what an action on a tunnel interrupts', () => {
  it('is carried by the other tunnel when that is up at both ends', async () => {
    const bench = createTunnelBench();
    const { warnings } = await plan(bench, one, 'down');
    expect(texts(warnings)).toEqual([
      'Link Harbour moves to its other tunnel (198.51.100.2), which is up at both ends and has carried nothing yet. Packets on the way may be lost.',
    ]);
    const other = bench.box.charon.saTo('198.51.100.2');
    if (other) other.counters.bytesIn = 84;
    expect(texts((await plan(bench, one, 'restart')).warnings)[0]).toContain('carries traffic already');
  });

  it('is the whole link when the other tunnel is not up', async () => {
    const bench = createTunnelBench();
    bench.box.charon.down(two);
    const { warnings, steps } = await plan(bench, one, 'restart');
    expect(texts(warnings)).toEqual([
      'Link Harbour carries nothing while this tunnel is down: its other tunnel (198.51.100.2) is not up.',
    ]);
    expect(steps[0]?.interrupts).toBe(warnings[0]?.text);
  });

  it('may be traffic when AWS does not call the other tunnel up, or cannot be asked', async () => {
    const bench = createTunnelBench();
    const tunnelsOfAws = [tunnelNow('198.51.100.1'), tunnelNow('198.51.100.2', { status: 'down' })];
    bench.aws.set('demo eu-west-1', () => Promise.resolve([vpnConnection(aLink(), { tunnels: tunnelsOfAws })]));
    expect(texts((await plan(bench, one, 'down')).warnings)[0]).toContain(
      'but AWS says that it is down: traffic may stop',
    );
    bench.aws.set('demo eu-west-1', () => Promise.resolve([]));
    expect(texts((await plan(bench, one, 'down')).warnings)[0]).toContain(
      'but AWS could not be asked: traffic may stop',
    );
  });

  it('is somebody else for a connection that is not ours', async () => {
    const bench = createTunnelBench();
    const { linkId, warnings } = await plan(bench, 'haulier', 'down');
    expect(linkId).toBeNull();
    expect(texts(warnings)).toEqual([
      'haulier is not a connection of Linkspan: somebody else set it up. Ask them before you touch it.',
      'haulier on gateway-1 stops: 192.168.10.0/24 to 10.99.0.0/24. Linkspan cannot see who relies on it.',
    ]);
  });

  it('is nothing when it is not up', async () => {
    const bench = createTunnelBench();
    bench.refusing.add('198.51.100.1');
    const { warnings, steps } = await plan(bench, one, 'restart');
    expect(warnings).toEqual([]);
    expect(steps).toMatchObject([{ interrupts: null }]);
  });

  it('can be the way of Linkspan itself', async () => {
    const bench = createTunnelBench();
    bench.boxes.set(gatewayId, {
      ...bench.testBox,
      session: { ...bench.testBox.session, managementAddresses: ['10.99.0.7', 'fe80::1'] },
    });
    const { warnings } = await plan(bench, 'haulier', 'down');
    expect(texts(warnings).at(-1)).toContain(
      'Linkspan reaches gateway-1 by way of 10.99.0.7, which this connection (haulier) carries',
    );
    expect(texts((await plan(bench, one, 'down')).warnings)).toHaveLength(1);
  });
});

describe('a plan for one tunnel', () => {
  it('says that another change is under way', async () => {
    const bench = createTunnelBench();
    bench.box.files.write('/run/linkspan.lock/plan', 'otherplan');
    expect(texts((await plan(bench, one, 'down')).warnings)[0]).toBe(
      "A change of gateway-1's configuration is under way (plan otherplan). Wait until it has ended.",
    );
  });

  it('is refused in words where the login may not become root', async () => {
    const bench = createTunnelBench();
    const message = 'netadmin may not become root by sudo. To allow it, add to sudoers: …';
    bench.testBox.before = () => {
      throw new AppError({ code: 'access-denied', message });
    };
    await expect(plan(bench, one, 'down')).rejects.toMatchObject({ code: 'access-denied', message });
  });

  it('is made whatever selectors a gateway prints', async () => {
    const bench = createTunnelBench();
    const world = await actionWorld(bench);
    const [child] = world.reading.childSas;
    if (!child) throw new Error('The test box has a tunnel up');
    assert(
      property(array(oneof(string(), ipV4(), constantFrom(...odd))), (remoteTs) => {
        const reading = { ...world.reading, childSas: [{ ...child, remoteTs }] };
        return planTunnelAction('haulier', 'down', { ...world, reading }).steps.length === 1;
      }),
    );
  });

  it('has no steps when it is so already', async () => {
    const bench = createTunnelBench();
    expect(await plan(bench, one, 'up')).toMatchObject({ title: `${one} is up already`, steps: [], warnings: [] });
    bench.box.charon.down(one);
    expect(await plan(bench, one, 'down')).toMatchObject({ title: `${one} is down already`, steps: [], warnings: [] });
  });

  it('adopts what somebody else did meanwhile, and leaves it at undo', async () => {
    const bench = createTunnelBench();
    const { id } = await plan(bench, one, 'down');
    bench.box.charon.down(one);
    expect(states(await bench.apply(id))).toEqual(['applied', 'adopted']);
    expect(bench.ran).not.toContain('tunnel-action');
    await bench.undo(id);
    expect(bench.up()).toEqual(['haulier', two]);
  });

  it('stops when the tunnel that was to take over went down since', async () => {
    const bench = createTunnelBench();
    const { id } = await plan(bench, one, 'down');
    bench.box.charon.down(two);
    const stopped = await bench.apply(id);
    expect(stopped).toMatchObject({ state: 'stopped' });
    expect(stopped.message).toContain(`${two} was up to take over. It is down now, so this would cut the link`);
    expect(bench.up()).toEqual(['haulier', one]);
  });

  it('cannot bring up what is not loaded any more', async () => {
    const bench = createTunnelBench();
    bench.box.files.remove('/etc/ipsec.d/linkspan-linkaaaa.conf');
    bench.box.charon.load();
    bench.box.charon.down(one);
    const { id, conflicts } = await plan(bench, one, 'up');
    expect(texts(conflicts)).toEqual([
      `${one} is not loaded on gateway-1: nothing there could bring it up. Its file may be gone.`,
    ]);
    expect(() => bench.engine.apply(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('leaves a tunnel down at undo when its connection is gone by then', async () => {
    const bench = createTunnelBench();
    const { id } = await plan(bench, one, 'down');
    await bench.apply(id);
    bench.box.files.remove('/etc/ipsec.d/linkspan-linkaaaa.conf');
    bench.box.charon.load();
    const undo = await bench.undo(id);
    expect(undo.progress).toMatchObject([{ state: 'left', message: `${one} is not loaded on gateway-1 any more` }]);
  });

  it('refuses an unknown connection, a stopped service and a gateway that does not answer', async () => {
    const bench = createTunnelBench();
    await expect(plan(bench, 'nobody', 'down')).rejects.toMatchObject({ code: 'not-found', subject: 'nobody' });
    bench.box.charon.stop();
    await expect(plan(bench, one, 'up')).rejects.toMatchObject({
      code: 'conflict',
      message: 'strongSwan does not run on gateway-1. Start its service first.',
    });
    await expect(
      bench.handlers.planAction({ gatewayId: 'gw-bbbbbbbb', connection: one, action: 'up' }, never),
    ).rejects.toMatchObject({ code: 'unreachable', message: 'No route to the bastion' });
  });

  it('counts a restart as made when the line was cut right after it, and never restarts twice', async () => {
    const bench = createTunnelBench();
    const { id } = await plan(bench, one, 'restart');
    // The session is lost right after the effect: nobody saw the end of it.
    let isCut = false;
    bench.testBox.before = (operation) => {
      if (isCut) throw new Error('the line was cut');
      if (operation === 'tunnel-status' && bench.ran.includes('tunnel-action')) {
        isCut = true;
        throw new Error('the line was cut');
      }
    };
    expect((await bench.apply(id)).state).toBe('stopped');
    bench.testBox.before = () => undefined;
    bench.engine.resume(id);
    expect(states(await bench.engine.whenIdle(id))).toEqual(['applied', 'made']);
    expect(bench.ran.filter((name) => name === 'tunnel-action')).toHaveLength(1);
  });
});
