import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../../../contract/domain/plan.ts';
import { tunnels } from '../../../../contract/features/tunnels.ts';
import type { ServiceAction } from '../../../../main/features/tunnels/plan-service-action.ts';
import { createTunnelBench, never, one, two } from './tunnel-site.ts';

type Bench = ReturnType<typeof createTunnelBench>;

async function plan(bench: Bench, action: ServiceAction): Promise<PlanView> {
  const view = await bench.handlers.planService({ gatewayId: 'gw-abcdefgh', action }, never);
  return tunnels.planService.output.parse(view);
}

const states = ({ state, progress }: PlanView) => [state, ...progress.map((step) => step.state)];
const logOf = ({ progress }: PlanView) => progress.flatMap(({ log }) => log.map(({ text }) => text)).join('\n');

describe.each(['ipsec', 'swanctl'] as const)('a plan for the service, on a box with %s', (dialect) => {
  const service = { ipsec: 'strongswan-starter.service', swanctl: 'strongswan.service' }[dialect];

  it('names every connection that a stop takes down; undo starts it and sees them back', async () => {
    const bench = createTunnelBench({ dialect });
    const { id, kind, steps, warnings } = await plan(bench, 'stop');
    expect(kind).toBe('service-action');
    const interruption = `Every tunnel of gateway-1 goes down: link Harbour (${one}, ${two}); haulier (192.168.10.0/24 to 10.99.0.0/24).`;
    expect(warnings.map(({ text }) => text)).toEqual([interruption]);
    expect(steps).toMatchObject([
      {
        interrupts: interruption,
        undo: 'Start it again',
        details: [
          { kind: 'command', where: 'gateway-1', text: `systemctl stop ${service}` },
          { text: 'Done when strongSwan answers no more. It starts by itself when gateway-1 boots.' },
        ],
      },
    ]);
    expect(states(await bench.apply(id))).toEqual(['applied', 'made']);
    expect(bench.box.charon.isRunning()).toBe(false);

    const undone = await bench.undo(id);
    expect(undone.state).toBe('applied');
    expect(logOf(undone)).toContain('Every connection is back');
    expect(bench.up()).toEqual(['haulier', one, two]);
  });

  it('starts it, interrupts nothing, and undo stops it', async () => {
    const bench = createTunnelBench({ dialect });
    bench.box.charon.stop();
    const { id, steps, warnings } = await plan(bench, 'start');
    expect(warnings).toEqual([]);
    expect(steps).toMatchObject([{ interrupts: null, undo: 'Stop it again' }]);
    expect(states(await bench.apply(id))).toEqual(['applied', 'made']);
    expect(bench.box.charon.isRunning()).toBe(true);
    await bench.undo(id);
    expect(bench.box.charon.isRunning()).toBe(false);
  });

  it('restarts it, and checks that every connection that was up is up again', async () => {
    const bench = createTunnelBench({ dialect });
    const since = bench.box.charon.startedAt();
    const { id, steps } = await plan(bench, 'restart');
    expect(steps.map((step) => step.id)).toEqual(['restart-service', 'check-connections']);
    expect(states(await bench.apply(id))).toEqual(['applied', 'made', 'made']);
    expect(bench.box.charon.startedAt()).toBeGreaterThan(since);
    await bench.undo(id);
    expect(bench.up()).toEqual(['haulier', one, two]);
  });

  it('names what did not come back after a restart, and looks again at resume without another restart', async () => {
    const bench = createTunnelBench({ dialect });
    const { id } = await plan(bench, 'restart');
    bench.refusing.add('198.51.100.2');
    const stopped = await bench.apply(id);
    expect(states(stopped)).toEqual(['stopped', 'made', 'failed']);
    expect(stopped.message).toContain(`not everything came back within two minutes: ${two}`);
    bench.refusing.clear();
    bench.engine.resume(id);
    expect(states(await bench.engine.whenIdle(id))).toEqual(['applied', 'made', 'made']);
    expect(bench.ran.filter((name) => name === 'service-action')).toHaveLength(1);
  });
});

describe('a plan for the service', () => {
  it('has no steps when it is so already', async () => {
    const bench = createTunnelBench();
    expect(await plan(bench, 'start')).toMatchObject({ title: 'strongSwan runs already on gateway-1', steps: [] });
    bench.box.charon.stop();
    expect(await plan(bench, 'stop')).toMatchObject({ title: 'strongSwan is stopped already on gateway-1', steps: [] });
  });

  it('says what would not come back with the service', async () => {
    const bench = createTunnelBench();
    bench.box.files.write('/etc/ipsec.conf', 'include /etc/ipsec.d/linkspan-*.conf\n');
    const { warnings } = await plan(bench, 'restart');
    expect(warnings.map(({ text }) => text)).toContain(
      'haulier is loaded, but no file that strongSwan reads when it starts on gateway-1 defines it: it does not come back with the service.',
    );
  });

  it('stops with the words of the gateway when nothing happens', async () => {
    const bench = createTunnelBench();
    const { id } = await plan(bench, 'stop');
    bench.boxes.set('gw-abcdefgh', {
      ...bench.testBox,
      session: {
        ...bench.testBox.session,
        run: (operation, args, options) =>
          operation.name === 'service-action'
            ? Promise.resolve(
                operation.parse(
                  { code: 0, stdout: '@output\n Failed to stop: access denied\n@code 1\n', stderr: '' },
                  args,
                ),
              )
            : bench.testBox.session.run(operation, args, options),
      },
    });
    const stopped = await bench.apply(id);
    expect(states(stopped)).toEqual(['stopped', 'failed']);
    expect(stopped.message).toBe(
      'strongSwan did not stop on gateway-1. The gateway said: Failed to stop: access denied',
    );
    expect(bench.up()).toHaveLength(3);
  });
});
