import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../main/clock.ts';
import { answers } from '../../main/demo/gateway/answers/answers.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import { hostileTexts } from '../fixtures/hostile-texts.ts';
import { type DemoSite, startDemoSite } from '../helpers/demo-site.ts';
import { type JourneyApp, openApp, place } from '../helpers/journey-app.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { complaints } from '../helpers/told-text.ts';

describe('text from a gateway and from AWS, as the page is told it', () => {
  const clock = createClock();
  const folder = createTemporaryFolder();
  let site: DemoSite;
  let app: JourneyApp;
  let gatewayId: string;
  let clean: World;

  beforeAll(async () => {
    site = await startDemoSite({ clock });
    app = await openApp({ site, clock, dataDir: folder.path });
    gatewayId = await app.addGateway();
    clean = site.network.aws.snapshot();
  }, 30_000);
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
  });

  const where = { profile: place.profile, region: place.region };
  const call = async (name: string, input: unknown) => ({
    name,
    reply: await app.bridge.call({ id: crypto.randomUUID(), name, input }),
  });

  /** The gateway says this everywhere. */
  function saying(text: string): void {
    site.watch((operation, args) => {
      const said = answers[operation]?.(site.network.gateway.box, args, { isRoot: true });
      if (said === undefined || said instanceof Promise || operation === 'session-facts') return undefined;
      return { ...said, stdout: poison(said.stdout, text), stderr: text };
    });
  }

  it.each(hostileTexts)('$name, said by a gateway, reaches no page unread', async ({ text }) => {
    saying(text);
    const told = await Promise.all([
      call('gateways.inspect', { id: gatewayId }),
      call('siteToSite.suggest', { ...place, gatewayId }),
      call('tunnels.list', { linkId: null }),
      call('tunnels.detail', { gatewayId, connection: 'haulier' }),
    ]);
    site.watch(() => undefined);
    expect(told.flatMap(({ name, reply }) => complaints(name, reply))).toEqual([]);
  });

  it.each(hostileTexts)('$name, as a name or a description in AWS, reaches no page unread', async ({ text }) => {
    site.network.aws.restore(named(clean, text.slice(0, 256)));
    const told = await Promise.all([
      call('network.vpcs', where),
      call('network.vpc', place),
      call('siteToSite.suggest', { ...place, gatewayId: null }),
      call('siteToSite.overlaps', { ...place, gatewayId: null, subnets: ['10.0.0.0/8'] }),
    ]);
    site.network.aws.restore(clean);
    expect(told.flatMap(({ name, reply }) => complaints(name, reply))).toEqual([]);
  });

  it('said by a gateway or as a name, every text reaches no audit unread', async () => {
    const short = hostileTexts.map(({ text }) => text.slice(0, 300)).join('\n');
    const over = new Promise<string>((resolve) => {
      const stop = app.client.audit.progressed(({ auditId, state }) => {
        if (state === 'reading' || state === 'judging') return;
        stop();
        resolve(auditId);
      });
    });
    saying(short);
    site.network.aws.restore(named(clean, short.slice(0, 256)));
    const scope = { targets: [{ profile: place.profile, regions: [place.region] }], gatewayIds: [gatewayId] };
    const started = await call('audit.start', { scope });
    const told = [started, await call('audit.get', { auditId: await over }), await call('audit.list', {})];
    site.watch(() => undefined);
    site.network.aws.restore(clean);
    expect(told.flatMap(({ name, reply }) => complaints(name, reply))).toEqual([]);
    expect(JSON.stringify(told[1]?.reply)).toContain('linkspanWasHere');
  });

  it('does arrive: what is harmless as it is, is told as it is', async () => {
    const text = '<b>x</b>';
    saying(text);
    const told = [
      await call('gateways.inspect', { id: gatewayId }),
      await call('tunnels.list', { linkId: null }),
      await call('tunnels.detail', { gatewayId, connection: `haulier${text}` }),
    ];
    site.watch(() => undefined);
    site.network.aws.restore(named(clean, text));
    told.push(await call('network.vpc', place), await call('siteToSite.suggest', { ...place, gatewayId: null }));
    site.network.aws.restore(clean);
    for (const { name, reply } of told) expect([name, JSON.stringify(reply).includes(text)]).toEqual([name, true]);
  });

  it('would be complained about', () => {
    expect(complaints('x', { ok: true, value: { rows: [{ name: 'a\u001b[2J' }] } })).toEqual([
      'x: value.rows.0.name holds U+001B',
    ]);
    expect(complaints('x', { ok: false, failure: { code: 'unexpected', message: '?' } })).toEqual(['x: unexpected ?']);
  });
});

/** Under each heading of a script's answer, in the place of each name, and at its end. */
function poison(stdout: string, text: string): string {
  const block = text.split('\n').slice(0, 3000).join('\n ');
  const name = text.split('\n')[0]?.slice(0, 400) ?? '';
  return stdout
    .replaceAll(/^@[a-z-]+(?: .*)?$/gm, (heading) => `${heading}\n ${block}`)
    .replaceAll('haulier', () => `haulier${name}`)
    .replaceAll('gw-warehouse', () => name)
    .replaceAll('ens4', () => `ens4${name}`);
}

function named(world: World, text: string): World {
  const poisoned = structuredClone(world);
  for (const region of Object.values(poisoned.regions)) {
    for (const things of Object.values(region)) {
      if (!Array.isArray(things)) continue;
      for (const thing of things as unknown[]) {
        if (typeof thing !== 'object' || thing === null || !('tags' in thing)) continue;
        Object.assign(thing, { tags: { Name: text, team: text } });
        if ('description' in thing && thing.description !== null) Object.assign(thing, { description: text });
      }
    }
  }
  return poisoned;
}
