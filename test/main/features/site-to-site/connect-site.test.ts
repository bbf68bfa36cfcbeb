import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import { connectIntent } from '../../../helpers/connect-intent.ts';
import { type DemoLink, demoGatewayId, startDemoLink } from '../../../helpers/demo-link.ts';
import { never, production } from '../../aws/demo-context.ts';

const web = 'sg-0b1de5a1f00d10001';
const place = { profile: 'demo', region: 'eu-west-1', vpcId: production };

describe.each(['ipsec', 'swanctl'] as const)('connecting the demo site (%s)', (dialect) => {
  let demo: DemoLink;
  beforeEach(async () => {
    demo = await startDemoLink(dialect);
  });
  afterEach(() => demo.stop());

  async function wish(changes: Partial<ConnectSiteIntent> = {}): Promise<ConnectSiteIntent> {
    const found = await demo.siteToSite.suggest({ ...place, gatewayId: demoGatewayId }, never);
    return connectIntent({
      vpcId: production,
      name: found.name,
      site: {
        kind: 'gateway',
        gatewayId: demoGatewayId,
        outsideAddress: found.site?.outsideAddress?.value ?? '',
        localAddress: found.site?.localAddress?.value ?? '',
        subnets: found.site?.subnets.value ?? [],
      },
      attachment: found.attachment,
      tunnels: { profile: 'recommended', insideCidrs: found.insideCidrs, keys: 'generated' },
      reach: {
        routes: found.routes.map(({ routeTableId, how }) => ({ routeTableId, how })),
        securityRules: [{ groupId: web, protocol: 'icmp', port: null }],
      },
      ...changes,
    });
  }

  it('goes from suggestions to a proven link and back to nothing', async () => {
    const before = files();
    const plan = await demo.siteToSite.plan({ intent: await wish(), keys: null }, never);
    expect(plan.conflicts).toEqual([]);
    const applied = await demo.apply(plan.id);
    expect({ state: applied.state, message: applied.message, reported: demo.reported }).toEqual({
      state: 'applied',
      message: null,
      reported: [],
    });

    const [link] = demo.links.list();
    const linkId = link?.id ?? '';
    const ends = await demo.linkPages.bothEnds({ linkId }, never);
    expect(ends).toMatchObject({
      health: { state: 'up', sentence: 'Up on both tunnels' },
      changedSince: [],
      unread: [],
    });
    expect(ends.comparisons.filter(({ agrees }) => agrees === false)).toEqual([]);

    const targets = await demo.linkPages.proofTargets({ linkId }, never);
    expect(targets[0]).toMatchObject({ admitsSite: true });
    const proof = await demo.linkPages.planProof(
      { linkId, target: targets[0]?.address ?? null, failover: true },
      never,
    );
    expect(await demo.apply(proof.id)).toMatchObject({ state: 'applied', message: null });
    expect(demo.links.get(linkId)?.proofs[0]).toMatchObject({ result: 'proved' });

    const again = await demo.siteToSite.plan({ intent: await wish({ name: link?.name ?? '' }), keys: null }, never);
    expect(again).toMatchObject({ steps: [], conflicts: [] });

    expect(await demo.undo(plan.id)).toMatchObject({ state: 'applied' });
    expect(files()).toEqual(before);
    expect(demo.links.list()).toEqual([]);
  });

  /** Every file of the box by its text: names, modes and bytes. */
  function files() {
    const all = [...demo.network.gateway.box.files.all()];
    return all
      .filter(([path]) => !path.startsWith('/var/lib/linkspan'))
      .map(([path, file]) => [path, createHash('sha256').update(JSON.stringify(file)).digest('hex')]);
  }
});
