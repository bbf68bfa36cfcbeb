import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { deploy } from '../../../main/gateway/deploy.ts';
import { undoDeploy } from '../../../main/gateway/undo-deploy.ts';
import { addresses } from '../parts/addresses.ts';
import { type AppSession, openAppSession } from '../parts/app-session.ts';
import { until } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { labLink, labPorts, planOnLab } from '../parts/link-of-lab.ts';
import { sampleConnection } from '../parts/sample-connection.ts';

const connection = sampleConnection();
const [oldKey = '', secondKey = ''] = connection.keys;
const newKey = 'Another.Key.Of_the.Lab.13579';
const rekeyed = JSON.parse(JSON.stringify(connection).replaceAll(oldKey, newKey)) as typeof connection;
const confirmSeconds = 40;

describe.each(['ipsec', 'swanctl'] as const)('a re-deploy, %s', (dialect) => {
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

  test('restarts exactly those of our tunnels whose key or definition changed', { timeout: 240_000 }, async () => {
    const step = async (keys: readonly string[], config = labLink()) => {
      const { input, context, plan } = await planOnLab(app.session, { config, confirmSeconds });
      const record = await deploy(app.session, input, labPorts(keys), context);
      return { record, context, plan, sas: await bothUp(lab) };
    };
    const first = await step([oldKey, secondKey]);
    const same = await step([oldKey, secondKey]);
    expect(same.sas).toEqual(first.sas);

    await lab.cloud.configure(rekeyed);
    const keyed = await step([newKey, secondKey]);
    expect(changed(first.sas, keyed.sas)).toEqual(['linkspan-labliaab-1']);

    const link = labLink();
    const moved = {
      ...link,
      tunnels: link.tunnels.map((tunnel) => (tunnel.number === 2 ? { ...tunnel, mark: 11_377 } : tunnel)),
    };
    const marked = await step([newKey, secondKey], moved);
    expect(marked.plan.interrupts).toMatch(/^The tunnel linkspan-labliaab-2 is restarted/);
    expect(changed(keyed.sas, marked.sas)).toEqual(['linkspan-labliaab-2']);

    await undoDeploy(app.session, marked.record, labPorts([]), marked.context);
    expect(changed(marked.sas, await bothUp(lab))).toEqual(['linkspan-labliaab-2']);
  });
});

/** The number of each established IKE_SA on the gateway, by name, once both tunnels are up and no other try is left. */
async function bothUp({ cloud, gateway }: Lab): Promise<Record<string, string>> {
  return until('both tunnels up, once each', async () => {
    const states = await Promise.all(addresses.edge.outside.map((each) => cloud.tunnelState(each)));
    if (states.some((state) => state !== 'UP')) return undefined;
    const text = await gateway.run('swanctl --list-sas');
    const sas = [...text.matchAll(/^(\S+): #(\d+), (\w+)/gm)].map(([, name = '', id = '', state = '']) => ({
      name,
      id,
      state,
    }));
    const ours = sas.filter(({ name }) => name.startsWith('linkspan-'));
    if (ours.length !== 2 || sas.some(({ state }) => state !== 'ESTABLISHED')) return undefined;
    return Object.fromEntries(sas.map(({ name, id }) => [name, id]));
  });
}

function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}
