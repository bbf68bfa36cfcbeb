import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StepContext } from '../../../main/engine/doer.ts';
import { vpnConnectionDoer } from '../../../main/features/site-to-site/doers/vpn-connection.ts';
import { vpnGatewayDoer } from '../../../main/features/site-to-site/doers/vpn-gateway.ts';
import { createOwnKeys } from '../../../main/features/site-to-site/own-keys.ts';
import { ec2OfAws } from '../../../main/vpn/ec2-of-aws.ts';
import { type DemoContext, never, startDemoContext } from '../aws/demo-context.ts';

let aws: DemoContext;
beforeEach(async () => {
  aws = await startDemoContext();
});
afterEach(() => aws.stop());

const input = {
  profile: 'demo',
  region: 'eu-west-1',
  linkId: 'linkaaaa',
  name: 'Harbour',
  tags: [],
  amazonSideAsn: 64_512,
};

function start() {
  const services = { clock: aws.clock, ec2: ec2OfAws(aws.connections) };
  const lines: string[] = [];
  const context: StepContext = {
    planId: 'planaaaa',
    stepId: 'create-vpn-gateway',
    signal: never,
    log: (text) => void lines.push(text),
    record: () => null,
  };
  return { doer: vpnGatewayDoer(services), services, context, lines };
}

/** What there is, listed or not. */
function made(): string[] {
  const all = aws.demo.snapshot().regions['eu-west-1']?.vpnGateways ?? [];
  return all
    .filter(({ state, tags }) => state !== 'deleted' && tags['linkspan:plan'] === 'planaaaa')
    .map(({ id }) => id);
}

const sent = () => aws.demo.requests().filter(({ action }) => action === 'CreateVpnGateway').length;
const waited = () => aws.clock.waits.reduce((sum, wait) => sum + wait, 0);

describe('a create whose answer is lost, of which AWS makes a second one', () => {
  it('is looked for until it is listed, and not sent again', async () => {
    aws.demo.faults.add({ action: 'CreateVpnGateway', kind: 'lost-reply', seconds: 40 });
    const { doer, context } = start();
    const { record } = await doer.run(input, context);
    expect(sent()).toBe(1);
    expect(made()).toEqual([record.id]);
  });

  it('is sent again after a minute, and the younger of two is removed and told', async () => {
    aws.demo.faults.add({ action: 'CreateVpnGateway', kind: 'lost-reply', seconds: 62 });
    const { doer, context, lines } = start();
    const { record } = await doer.run(input, context);
    expect(sent()).toBe(2);
    expect(made()).toEqual([record.id]);
    expect(lines.join('\n')).toMatch(/second virtual private gateway of this plan, vgw-\w+/);
  });

  it('leaves nothing behind when the first is listed only at the undo', async () => {
    aws.demo.faults.add({ action: 'CreateVpnGateway', kind: 'lost-reply', seconds: 1_000 });
    const { doer, context } = start();
    const { record } = await doer.run(input, context);
    expect(made()).toHaveLength(2);
    await aws.clock.wait(1_000_000);
    expect(await doer.undo(record, input, context)).toEqual({ outcome: 'removed' });
    expect(made()).toEqual([]);
  });

  it('is found after a crash although AWS lists it late', async () => {
    const first = start();
    aws.demo.faults.add({ action: 'CreateVpnGateway', kind: 'slow-to-appear', seconds: 45 });
    await first.services.ec2(input, never).createVpnGateway({
      amazonSideAsn: 64_512,
      tags: { 'linkspan:plan': 'planaaaa' },
    });
    const { doer, context } = start();
    expect(await doer.recognise(input, context)).toBeUndefined();
    expect(await doer.recognise(input, { ...context, begun: true })).toMatchObject({ origin: 'created' });
  });

  it.each(['denied', 'error'] as const)('is not waited for when AWS refused it (%s)', async (kind) => {
    aws.demo.faults.add({ action: 'CreateVpnGateway', kind, code: 'VpnGatewayLimitExceeded', times: 1 });
    const { doer, context } = start();
    await expect(doer.run(input, context)).rejects.toMatchObject({ code: expect.stringMatching(/denied|conflict/) });
    expect(sent()).toBe(1);
    expect(await doer.recognise(input, { ...context, begun: true })).toBeUndefined();
    expect(waited()).toBe(0);
  });
});

describe('a create whose answer is lost, of which AWS makes one', () => {
  it('is not waited for when it was never sent', async () => {
    const { services, context } = start();
    const doer = vpnConnectionDoer({ ...services, ownKeys: createOwnKeys() });
    const wish = {
      ...input,
      vpcId: 'vpc-0b1de5a1f00d10001',
      customerGateway: 'cgw-00000000',
      vpnGateway: 'vgw-00000000',
      keys: 'own' as const,
      tunnels: [],
    };
    await expect(doer.run(wish, context)).rejects.toMatchObject({ code: 'conflict' });
    expect(await doer.recognise(wish, { ...context, begun: true })).toBeUndefined();
    expect(waited()).toBe(0);
  });
});
