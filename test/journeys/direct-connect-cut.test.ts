import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeldKeys } from '../../main/aws-steps/held-keys.ts';
import { createEngine } from '../../main/engine/engine.ts';
import type { NewPlan } from '../../main/engine/new-plan.ts';
import { directConnectDoers } from '../../main/features/direct-connect/doers.ts';
import { planAccept } from '../../main/features/direct-connect/plan-accept.ts';
import { planDelete } from '../../main/features/direct-connect/plan-delete.ts';
import { planVirtualInterface } from '../../main/features/direct-connect/plan-virtual-interface.ts';
import { readWorld, type World } from '../../main/features/direct-connect/read-world.ts';
import { printCutTable, runCutTable } from '../helpers/cut-table.ts';
import { interfaceIntent, quickDelays, sharedVgw } from '../helpers/direct-connect-intent.ts';
import { listDirectConnect } from '../helpers/direct-connect-listing.ts';
import { type DemoContext, never, startDemoContext } from '../main/aws/demo-context.ts';

describe('the power fails in the middle of a Direct Connect plan', () => {
  let site: DemoContext;
  let read: World;
  beforeAll(async () => {
    site = await startDemoContext({ delays: quickDelays });
    read = await readWorld(site.ctx, never);
  });
  afterAll(() => site.stop());

  const where = { profile: 'demo', region: 'eu-west-1' };
  const known = (id: string) => {
    const found = read.virtualInterfaces.find((one) => one.id === id);
    if (!found) throw new Error(`No ${id} in the seed`);
    return found;
  };
  const plans: Readonly<Record<string, () => NewPlan>> = {
    'a private one with both families': () => planVirtualInterface(interfaceIntent({ ...where, ipv6: true }), read),
    'a public one': () =>
      planVirtualInterface(
        interfaceIntent({
          ...where,
          kind: 'public',
          target: { kind: 'public' },
          ipv4: { kind: 'own', amazonAddress: '198.51.100.1/30', customerAddress: '198.51.100.2/30' },
          prefixes: ['198.51.100.0/24'],
        }),
        read,
      ),
    'accepting, into a new gateway': () =>
      planAccept(
        known('dxvif-fh0demo2'),
        {
          ...where,
          target: {
            kind: 'new-dxgw',
            name: 'for-the-haulier',
            amazonSideAsn: 64_700,
            association: { gatewayId: sharedVgw, allowedPrefixes: [] },
          },
        },
        read,
      ),
    deleting: () => planDelete(known('dxvif-fg0demo1'), { ...where, vpnConnections: [] }, read),
  };

  it.each(Object.entries(plans))('%s: nothing twice, nothing orphaned, by resume and by undo', async (what, plan) => {
    const { demo, clock, connections } = site;
    const rows = await runCutTable({
      plan: plan(),
      open: (options) =>
        createEngine({
          ...options,
          doers: directConnectDoers({
            aws: connections,
            clock,
            ownKeys: createHeldKeys(),
            changed: () => undefined,
          }),
          clock,
          publish: () => undefined,
          report: (error) => console.error(error),
        }),
      world: {
        get: () => demo.snapshot(),
        set: (world) => demo.restore(world),
        list: () => listDirectConnect(demo.snapshot()),
      },
    });
    console.log(printCutTable(what, rows));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    expect(rows.filter(({ wrong }) => wrong !== null)).toEqual([]);
  });
});
