import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../contract/errors.ts';
import { isOutcomeUnknown } from '../../../main/aws/aws-error.ts';
import { createCustomerGateway, listCustomerGateways } from '../../../main/aws/customer-gateways.ts';
import { getIdentity } from '../../../main/aws/identity.ts';
import { onJustMade } from '../../../main/aws/just-made.ts';
import { dryRun } from '../../../main/aws/permission-check.ts';
import { listVpcs } from '../../../main/aws/vpcs.ts';
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  listVpnGateways,
} from '../../../main/aws/vpn-gateways.ts';
import type { Fault } from '../../../main/demo/aws/faults.ts';
import { settle } from '../../helpers/engine-clock.ts';
import { never, production, startDemoContext, type DemoContext } from './demo-context.ts';

let world: DemoContext;
let before: ReturnType<DemoContext['demo']['snapshot']>;
beforeAll(async () => {
  world = await startDemoContext();
  before = world.demo.snapshot();
});
afterEach(() => {
  world.demo.faults.clear();
  world.demo.restore(before);
});
afterAll(() => world.stop());

const asked = (action: string) => world.demo.requests().filter((each) => each.action === action).length;
const device = { address: '198.51.100.7', bgpAsn: 65_000, tags: {} };
const newGateway = { amazonSideAsn: 64_512, tags: {} };

describe('what main/aws makes of a failure', () => {
  const cases: readonly [string, Omit<Fault, 'action'>, ErrorCode, RegExp][] = [
    ['a missing permission', { kind: 'denied' }, 'access-denied', /ec2:DescribeVpcs in eu-west-1/],
    ['a session that is over', { kind: 'expired' }, 'not-signed-in', /session of profile "demo" is over/],
    ['keys that AWS does not know', { kind: 'bad-key' }, 'not-signed-in', /does not accept the keys/],
    ['a wrong clock', { kind: 'wrong-clock', times: null }, 'not-signed-in', /clock is .*Set the clock/],
    ['throttling without end', { kind: 'throttled', times: null }, 'throttled', /too many requests/],
    ['a fault of AWS', { kind: 'internal-error', times: null }, 'unreachable', /internal error/],
    ['an outage', { kind: 'unavailable', times: null }, 'unreachable', /internal error/],
    ['a cut connection', { kind: 'cut-before', times: null }, 'unreachable', /ended in the middle/],
    ['a region that is off', { kind: 'error', code: 'OptInRequired' }, 'unsupported', /eu-west-1 is not enabled/],
    ['a used-up quota', { kind: 'error', code: 'VpnConnectionLimitExceeded' }, 'conflict', /quota/],
    [
      'a dependency',
      { kind: 'error', code: 'DependencyViolation', message: 'vpc-1 uses it' },
      'conflict',
      /vpc-1 uses it/,
    ],
    ['a strange code', { kind: 'error', code: 'TeapotError', message: 'secret body' }, 'unexpected', /TeapotError/],
  ];
  it.each(cases)('says so: %s', async (_, fault, code, words) => {
    world.demo.faults.add({ action: 'DescribeVpcs', ...fault });
    const error = await listVpcs(world.ctx, never).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it('says so for STS as well', async () => {
    world.demo.faults.add({ action: 'GetCallerIdentity', kind: 'bad-key' });
    await expect(getIdentity(world.ctx, never)).rejects.toMatchObject({
      code: 'not-signed-in',
      awsCode: 'InvalidClientTokenId',
    });
    world.demo.faults.add({ action: 'GetCallerIdentity', kind: 'expired' });
    await expect(getIdentity(world.ctx, never)).rejects.toMatchObject({
      code: 'not-signed-in',
      awsCode: 'ExpiredToken',
    });
  });

  it('ends with the signal', async () => {
    world.demo.faults.add({ action: 'DescribeVpcs', kind: 'silent' });
    const stop = new AbortController();
    const from = asked('DescribeVpcs');
    const asking = listVpcs(world.ctx, stop.signal).catch((error: unknown) => error);
    while (asked('DescribeVpcs') === from) await settle();
    stop.abort();
    expect(await asking).toMatchObject({ code: 'cancelled' });
  });
});

describe('repeating', () => {
  it('reads again after throttling and faults, with growing pauses', async () => {
    world.demo.faults.add({ action: 'DescribeVpcs', kind: 'throttled', times: 3 });
    const from = world.clock.waits.length;
    await expect(listVpcs(world.ctx, never)).resolves.toHaveLength(3);
    const pauses = world.clock.waits.slice(from);
    expect(pauses).toHaveLength(3);
    expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0);
  });

  it('sends a create again when it was throttled, for then nothing was made', async () => {
    world.demo.faults.add({ action: 'CreateVpnGateway', kind: 'throttled' });
    await createVpnGateway(world.ctx, newGateway, never);
    expect(await listVpnGateways(world.ctx, {}, never)).toHaveLength(2);
  });

  it.each(['lost-reply', 'late-error', 'cut-before', 'internal-error'] as const)(
    'does not send a create again after %s: the outcome is unknown',
    async (kind) => {
      world.demo.faults.add({ action: 'CreateVpnGateway', kind });
      const from = asked('CreateVpnGateway');
      const error = await createVpnGateway(world.ctx, newGateway, never).catch((caught: unknown) => caught);
      expect(isOutcomeUnknown(error)).toBe(true);
      expect(asked('CreateVpnGateway') - from).toBe(1);
      const made = kind === 'lost-reply' || kind === 'late-error' ? 2 : 1;
      expect(await listVpnGateways(world.ctx, {}, never)).toHaveLength(made);
    },
  );

  it('sends a delete again after a lost reply, and what is gone counts as deleted', async () => {
    const { id } = await createVpnGateway(world.ctx, newGateway, never);
    world.demo.faults.add({ action: 'DeleteVpnGateway', kind: 'lost-reply' });
    await deleteVpnGateway(world.ctx, id, never);
    await deleteVpnGateway(world.ctx, 'vgw-00000000000000000', never);
    expect(await listVpnGateways(world.ctx, {}, never)).toHaveLength(1);
  });

  it('waits for what was made a moment ago to be seen', async () => {
    world.demo.faults.add({ action: 'CreateVpnGateway', kind: 'slow-to-appear', seconds: 7 });
    const { id } = await createVpnGateway(world.ctx, newGateway, never);
    const attach = () => attachVpnGateway(world.ctx, { gatewayId: id, vpcId: production }, never);
    await expect(attach()).rejects.toMatchObject({ code: 'not-found', awsCode: 'InvalidVpnGatewayID.NotFound' });
    await onJustMade(world.ctx, never, attach);
    expect(await listVpnGateways(world.ctx, { vpcId: production }, never)).toMatchObject([{ id }]);
  });

  it('meets a fault at the call that was named, and no other', async () => {
    world.demo.faults.add({ action: 'CreateVpnGateway', kind: 'denied', nth: 2, times: 1 });
    await createVpnGateway(world.ctx, newGateway, never);
    await expect(createVpnGateway(world.ctx, newGateway, never)).rejects.toMatchObject({ code: 'access-denied' });
    await createVpnGateway(world.ctx, newGateway, never);
    expect(await listVpnGateways(world.ctx, {}, never)).toHaveLength(3);
  });
});

describe('asking for permission', () => {
  it('makes nothing and tells allowed from denied', async () => {
    const input = { Type: 'ipsec.1', IpAddress: device.address, BgpAsn: 65_000 } as const;
    expect(await dryRun(world.ctx, 'CreateCustomerGateway', input, never)).toBe('allowed');
    world.demo.faults.add({ action: 'CreateCustomerGateway', kind: 'denied' });
    expect(await dryRun(world.ctx, 'CreateCustomerGateway', input, never)).toBe('denied');
    expect(await listCustomerGateways(world.ctx, { address: device.address }, never)).toEqual([]);
  });

  it('does not ask where a dry run may be executed', async () => {
    const from = asked('CreateVpnGateway');
    const elsewhere = { ...world.ctx, honoursDryRun: false };
    expect(await dryRun(elsewhere, 'CreateVpnGateway', { Type: 'ipsec.1' }, never)).toBe('unknown');
    expect(asked('CreateVpnGateway')).toBe(from);
  });
});

describe('a profile that is switched to read-only', () => {
  it('reads, and sends nothing that changes or might', async () => {
    world.setReadOnly(true);
    try {
      const from = world.demo.requests().length;
      const refused = [
        createCustomerGateway(world.ctx, device, never),
        createVpnGateway(world.ctx, newGateway, never),
        attachVpnGateway(world.ctx, { gatewayId: 'vgw-1', vpcId: production }, never),
        deleteVpnGateway(world.ctx, 'vgw-1', never),
      ];
      for (const call of refused) await expect(call).rejects.toMatchObject({ code: 'read-only', subject: 'demo' });
      expect(await dryRun(world.ctx, 'CreateVpnGateway', { Type: 'ipsec.1' }, never)).toBe('unknown');
      expect(world.demo.requests()).toHaveLength(from);
      await expect(listVpcs(world.ctx, never)).resolves.toHaveLength(3);
    } finally {
      world.setReadOnly(false);
    }
  });
});
