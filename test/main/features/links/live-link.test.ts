import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteVpnConnectionRoute } from '../../../../main/aws/vpn-connection-routes.ts';
import { createAwsConnections } from '../../../../main/aws/aws-connections.ts';
import { demoProfile } from '../../../../main/aws/demo-profile.ts';
import { linkDoers } from '../../../../main/features/links/doers.ts';
import { type DemoLink, startDemoLink } from '../../../helpers/demo-link.ts';
import { mainIntent } from '../../../journeys/kill-subject.ts';
import { never } from '../../aws/demo-context.ts';

let demo: DemoLink;
let linkId: string;
const target = '10.20.0.10';

beforeEach(async () => {
  demo = await startDemoLink('swanctl');
  const intent = { ...mainIntent, tunnels: { ...mainIntent.tunnels, keys: 'generated' as const } };
  const plan = await demo.siteToSite.plan({ intent, keys: null }, never);
  const { state, message } = await demo.apply(plan.id);
  if (state !== 'applied') throw new Error(`The link was not made: ${message ?? state}`);
  linkId = demo.links.list()[0]?.id ?? '';
}, 30_000);
afterEach(() => demo.stop());

describe('a link that is there', () => {
  it('is deleted whole, gateway first, and nothing of it stays', { timeout: 30_000 }, async () => {
    const { conflicts, steps, id } = await demo.linkPages.planDelete({ linkId, withoutGateway: false }, never);
    expect(conflicts).toEqual([]);
    expect(steps.slice(0, 2).map((step) => step.id)).toEqual(['check-permissions', 'remove-from-gateway']);
    expect(await demo.apply(id)).toMatchObject({ state: 'applied', message: null });
    expect(demo.links.list()).toEqual([]);

    const region = demo.network.aws.snapshot().regions['eu-west-1'];
    const left = [
      ...(region?.vpnConnections ?? []),
      ...(region?.vpnGateways ?? []),
      ...(region?.customerGateways ?? []),
    ].filter(({ tags, state }) => tags['linkspan:link'] === linkId && state !== 'deleted');
    expect(left).toEqual([]);
    expect(region?.securityGroupRules.filter(({ tags }) => tags['linkspan:link'] === linkId)).toEqual([]);
    const { files, charon } = demo.network.gateway.box;
    expect([...files.all().keys()].filter((path) => path.startsWith('/etc/') && path.includes('linkspan'))).toEqual([]);
    expect(charon.sas().map(({ connection }) => connection.name)).toEqual(['haulier']);
  });

  it(
    'is deleted at AWS alone when its box is gone for good, and the plan says what stays',
    { timeout: 30_000 },
    async () => {
      const { steps, warnings, id } = await demo.linkPages.planDelete({ linkId, withoutGateway: true }, never);
      expect(steps.map(({ system }) => system)).not.toContain('gateway');
      expect(warnings.map(({ id: notice }) => notice)).toContain('gateway-left');
      expect(await demo.apply(id)).toMatchObject({ state: 'applied' });
    },
  );

  it('says what was changed since it was applied, at either end', { timeout: 30_000 }, async () => {
    const connections = createAwsConnections({
      env: {},
      clock: demo.clock,
      isReadOnly: () => false,
      extraProfiles: () => [
        demoProfile({ endpoint: demo.network.aws.endpoint, ...demo.network.aws.accessKey, region: 'eu-west-1' }),
      ],
      mayRun: () => Promise.reject(new Error('Nothing to run')),
      askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
    });
    const ctx = await connections.context('demo', 'eu-west-1');
    const vpnConnectionId = demo.links.get(linkId)?.vpnConnectionId ?? '';
    await deleteVpnConnectionRoute(ctx, { vpnConnectionId, cidr: '192.168.10.0/24' }, never);
    await demo.clock.wait(60_000);
    const { files } = demo.network.gateway.box;
    const own = [...files.all().keys()].find((path) => path.endsWith(`linkspan-${linkId}.conf`)) ?? '';
    files.append(own, '# somebody was here\n');

    const { changedSince, health } = await demo.linkPages.bothEnds({ linkId }, never);
    expect(changedSince).toEqual([
      'The static route 192.168.10.0/24 was removed from the VPN connection.',
      'The files of this link were changed on the gateway.',
    ]);
    expect(health.state).toBe('up');
    connections.close();
  });

  it('shows AWS when the gateway does not answer', { timeout: 30_000 }, async () => {
    await demo.network.gateway.stop();
    const { health, unread } = await demo.linkPages.bothEnds({ linkId }, never);
    expect(unread.map(({ what }) => what)).toEqual(['The gateway']);
    expect(health.sentence).toContain('as AWS sees it');
  });

  it(
    'brings a tunnel up again that the end of the app left down in the middle of a fail-over',
    { timeout: 30_000 },
    async () => {
      const plan = await demo.linkPages.planProof({ linkId, target, failover: true }, never);
      const step = demo.store.plans.get(plan.id)?.steps.find(({ id }) => id === 'fail-over-1');
      if (!step) throw new Error('The plan has a fail-over');
      const name = `linkspan-${linkId}-1`;
      demo.network.gateway.box.charon.down(name);
      // What the engine asks first about a step that a killed app had begun.
      const doer = linkDoers(demo.services).find(({ kind }) => kind === step.kind);
      const context = {
        planId: plan.id,
        stepId: step.id,
        signal: never,
        begun: true,
        log: () => undefined,
        record: () => null,
      };
      expect(await doer?.recognise(step.input, context)).toBeUndefined();
      expect(demo.network.gateway.box.charon.sas().map(({ connection }) => connection.name)).toContain(name);
    },
  );

  it('proves nothing without a host, and says what to name', { timeout: 30_000 }, async () => {
    const plan = await demo.linkPages.planProof({ linkId, target: null, failover: true }, never);
    expect(plan.steps.map(({ id }) => id)).toEqual(['check-tunnels', 'conclude']);
    await demo.apply(plan.id);
    expect(demo.links.get(linkId)?.proofs[0]).toMatchObject({ result: 'traffic-not-proved' });
    const outside = await demo.linkPages.planProof({ linkId, target: '8.8.8.8', failover: false }, never);
    expect(outside.conflicts.map(({ id }) => id)).toEqual(['target-outside']);
  });
});
