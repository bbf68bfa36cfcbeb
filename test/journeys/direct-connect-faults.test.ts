import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { Fault, FaultKind } from '../../main/demo/aws/faults.ts';
import { type AwsApp, awsPlace, startAwsApp } from '../helpers/aws-app.ts';
import { quickDelays, seededGateway, transitIntent } from '../helpers/direct-connect-intent.ts';
import { listDirectConnect } from '../helpers/direct-connect-listing.ts';

const creates = [
  'CreateDirectConnectGateway',
  'CreateDirectConnectGatewayAssociation',
  'CreateTransitVirtualInterface',
  'CreateBGPPeer',
] as const;
const deletes = [
  'DeleteDirectConnectGatewayAssociation',
  'DeleteBGPPeer',
  'DeleteVirtualInterface',
  'DeleteDirectConnectGateway',
] as const;

/** One after the other on one account: each plan must leave it as it was, or the next one says so. */
describe('Direct Connect plans, with faults', () => {
  const table: string[] = [];
  let site: AwsApp;
  let before: ReturnType<typeof listDirectConnect>;
  let applied: ReturnType<typeof listDirectConnect>;
  const list = () => listDirectConnect(site.aws.snapshot());

  beforeAll(async () => {
    site = await startAwsApp({ aws: { delays: quickDelays } });
    before = list();
    const plan = await newPlan();
    await site.app.apply(plan.id);
    applied = list();
    await site.app.undo(plan.id);
  }, 30_000);
  afterEach(() => site.aws.faults.clear());
  afterAll(async () => {
    await site.stop();
    console.log(`${'fault'.padEnd(52)} ended as\n${table.join('\n')}`);
  });

  const newPlan = () => site.app.client.directConnect.plan({ intent: transitIntent(), key: null });
  const note = (fault: string, { state, message }: PlanView) =>
    table.push(`${fault.padEnd(52)} ${state}${message === null ? '' : `: ${message}`}`);
  const arm = (actions: readonly string[], kind: FaultKind, more: Partial<Fault> = {}) =>
    actions.forEach((action) => site.aws.faults.add({ action, kind, ...more }));

  async function undoneClean(planId: string): Promise<void> {
    expect(await site.app.undo(planId)).toMatchObject({ state: 'applied', message: null });
    expect(list()).toEqual(before);
  }

  it.each<[string, FaultKind, Partial<Fault>]>([
    ['throttled three times', 'throttled', { times: 3 }],
    ['refused with 503', 'unavailable', {}],
    ['refused with 500', 'internal-error', {}],
    ['the connection ends before it is done', 'cut-before', {}],
    ['done, and the reply is lost', 'lost-reply', {}],
    ['done, and the answer is an error', 'late-error', {}],
    ['done, and slow to appear', 'slow-to-appear', {}],
    ['done, the reply lost, and slow to appear', 'lost-reply', { seconds: 20 }],
  ])('each create is %s: applied all the same, nothing twice, undone clean', async (what, kind, more) => {
    const plan = await newPlan();
    arm(creates, kind, more);
    const ended = await site.app.apply(plan.id);
    note(`creates: ${what}`, ended);
    expect(ended).toMatchObject({ state: 'applied', message: null });
    expect(list()).toEqual(applied);
    await undoneClean(plan.id);
  });

  it('makes no second virtual interface when AWS lists the first after more than a minute: going on finds it', async () => {
    const plan = await newPlan();
    arm(creates.slice(1), 'lost-reply', { seconds: 75 });
    let ended = await site.app.apply(plan.id);
    for (let again = 0; ended.state === 'stopped' && again < 4; again += 1) {
      note('creates: the reply lost, listed after 75 s', ended);
      expect(ended.message).toMatch(/already/);
      await site.clock.wait(90_000);
      ended = await site.app.resume(plan.id);
    }
    note('  resumed', ended);
    expect(list()).toEqual(applied);
    await undoneClean(plan.id);
  });

  it.each([
    ['seen while the plan runs', 60.5, 1],
    ['seen later, and gone with the undo', 75, 2],
  ])('a second gateway, made because AWS listed the first too late, is %s', async (what, seconds, left) => {
    const plan = await newPlan();
    arm(['CreateDirectConnectGateway'], 'lost-reply', { seconds });
    const ended = await site.app.apply(plan.id);
    note(`gateway: the reply lost, a second one ${what}`, ended);
    await site.clock.wait(90_000);
    expect(list().gateways.filter(({ name }) => name === 'quay-core')).toHaveLength(left);
    await undoneClean(plan.id);
  });

  it.each<[string, FaultKind]>([
    ['throttled', 'throttled'],
    ['refused with 503', 'unavailable'],
    ['done, and the reply is lost', 'lost-reply'],
    ['done, and the answer is an error', 'late-error'],
  ])('each delete of the undo is %s: gone all the same', async (what, kind) => {
    const plan = await newPlan();
    await site.app.apply(plan.id);
    arm(deletes, kind);
    const undo = await site.app.undo(plan.id);
    note(`deletes: ${what}`, undo);
    expect(undo).toMatchObject({ state: 'applied', message: null });
    expect(list()).toEqual(before);
  });

  it.each([creates[0], creates[2]])('stops when %s is denied, names it, and is undone clean', async (action) => {
    const plan = await newPlan();
    arm([action], 'denied');
    const ended = await site.app.apply(plan.id);
    note(`${action} denied`, ended);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringContaining(action) as string });
    site.aws.faults.clear();
    await undoneClean(plan.id);
  });

  it('stops when somebody deletes what it waits for, and makes it anew', async () => {
    const world = site.aws.snapshot();
    const plan = await newPlan();
    const stop = site.app.client.plans.progressed(({ step }) => {
      if (step?.stepId !== 'create-virtual-interface' || step.log.length === 0) return;
      stop();
      const now = site.aws.snapshot();
      for (const one of now.regions['eu-west-1']?.directConnect.virtualInterfaces ?? [])
        if (one.name === 'quay-transit')
          Object.assign(one, { state: 'deleting', due: { state: 'deleted', at: site.clock.now().getTime() + 20_000 } });
      site.aws.restore(now);
    });
    const ended = await site.app.apply(plan.id);
    note('deleted by somebody else while it waits', ended);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringMatching(/somebody else/) as string });
    expect(await site.app.resume(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(list()).toEqual(applied);
    await undoneClean(plan.id);
    site.aws.restore(world);
  });

  it('accepts once although the reply is lost', async () => {
    const where = { ...awsPlace, virtualInterfaceId: 'dxvif-fh0demo2' };
    const kept = site.aws.snapshot();
    const target = { kind: 'dxgw', id: seededGateway } as const;
    const plan = await site.app.client.directConnect.planAccept({ ...where, target });
    arm(['ConfirmPrivateVirtualInterface'], 'lost-reply');
    const ended = await site.app.apply(plan.id);
    note('accepting: done, and the reply is lost', ended);
    expect(ended).toMatchObject({ state: 'applied', message: null });
    expect(list().interfaces).toContainEqual(
      expect.objectContaining({ name: 'private from-the-haulier', joins: 'nordhafen-dx', state: 'available' }),
    );
    site.aws.restore(kept);
  });

  it('deletes although the reply is lost', async () => {
    const kept = site.aws.snapshot();
    const plan = await site.app.client.directConnect.planDelete({ ...awsPlace, virtualInterfaceId: 'dxvif-fg0demo1' });
    arm(['DeleteVirtualInterface'], 'lost-reply');
    const ended = await site.app.apply(plan.id);
    note('deleting: done, and the reply is lost', ended);
    expect(ended).toMatchObject({ state: 'applied', message: null });
    expect(list().interfaces.map(({ name }) => name)).toEqual(['private from-the-haulier']);
    site.aws.restore(kept);
  });
});
