import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import { type DemoLink, startDemoLink } from '../../../helpers/demo-link.ts';
import { mainIntent } from '../../../journeys/kill-subject.ts';
import { never } from '../../aws/demo-context.ts';

let demo: DemoLink;
beforeEach(async () => {
  demo = await startDemoLink('ipsec');
}, 30_000);
afterEach(() => demo.stop());

const one = '192.168.10.0/24';
const two = '192.168.40.0/24';

function intent(...subnets: readonly string[]): ConnectSiteIntent {
  const { tunnels, site } = mainIntent;
  return { ...mainIntent, tunnels: { ...tunnels, keys: 'generated' }, site: { ...site, subnets: [...subnets] } };
}

async function run(...subnets: readonly string[]) {
  const plan = await demo.siteToSite.plan({ intent: intent(...subnets), keys: null }, never);
  expect(plan.conflicts).toEqual([]);
  expect(await demo.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
  return plan;
}

/** Both ends, without the ids that AWS gives anew to what is put back. */
function ends() {
  const region = demo.network.aws.snapshot().regions['eu-west-1'];
  const { files } = demo.network.gateway.box;
  const [link] = demo.links.list();
  return {
    connections: region?.vpnConnections
      .filter(({ state }) => state !== 'deleted')
      .map(({ id, routes }) => [
        id,
        ...routes
          .filter(({ state }) => state !== 'deleting')
          .map(({ cidr }) => cidr)
          .sort(),
      ]),
    tables: region?.routeTables.map(({ id, routes }) => [
      id,
      ...routes.map(({ cidr, target }) => `${cidr} ${target}`).sort(),
    ]),
    rules: region?.securityGroupRules
      .map(({ groupId, protocol, cidr, tags }) => `${groupId} ${protocol} ${cidr} ${tags['linkspan:plan']}`)
      .sort(),
    files: Object.fromEntries([...files.all()].filter(([path]) => path.startsWith('/etc/'))),
    link: link && { ...link, made: { ...link.made, securityRules: link.made.securityRules.length } },
  };
}

const rulesOfLink = () =>
  (demo.network.aws.snapshot().regions['eu-west-1']?.securityGroupRules ?? [])
    .filter(({ tags }) => tags['linkspan:link'])
    .map(({ id }) => id)
    .sort();

describe('a second run of the same intent', { timeout: 60_000 }, () => {
  it('has no steps when nothing is to be done', async () => {
    await run(one, two);
    const again = await demo.siteToSite.plan({ intent: intent(one, two), keys: null }, never);
    expect(again).toMatchObject({ steps: [], conflicts: [], warnings: [] });
  });

  it('takes a network away at both ends, and its undo brings back what was', async () => {
    await run(one, two);
    const before = ends();
    const plan = await run(one);
    const changed = ends();
    expect(JSON.stringify([changed.connections, changed.tables, changed.rules])).not.toContain(two);
    expect(Object.keys(changed.files)).toEqual(Object.keys(before.files));
    expect(JSON.stringify(changed.files)).not.toContain(two);
    expect(changed.link).toMatchObject({ site: { subnets: [one] }, made: { routes: [{ cidr: one }] } });
    expect((await demo.siteToSite.plan({ intent: intent(one), keys: null }, never)).steps).toEqual([]);

    expect(await demo.undo(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(ends()).toEqual(before);
    expect(
      demo.links
        .list()[0]
        ?.made.securityRules.flatMap(({ ruleIds }) => ruleIds)
        .sort(),
    ).toEqual(rulesOfLink());
  });

  it('adds a network at both ends, and its undo takes just that away', async () => {
    await run(one);
    const before = ends();
    const plan = await run(one, two);
    expect(ends().link).toMatchObject({ site: { subnets: [one, two] } });
    expect(rulesOfLink()).toHaveLength(2);
    expect(await demo.undo(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(ends()).toEqual(before);
  });

  it('leaves nothing behind when all of it is undone, the first plan last', async () => {
    const first = await run(one, two);
    const second = await run(one);
    await demo.undo(second.id);
    expect(await demo.undo(first.id)).toMatchObject({ state: 'applied', message: null });
    expect(demo.links.list()).toEqual([]);
    expect(rulesOfLink()).toEqual([]);
    expect(JSON.stringify(ends())).not.toContain(two);
  });
});
