import { z } from 'zod';
import { Link } from '../../contract/domain/link.ts';
import { createClock } from '../../main/clock.ts';
import type { NewPlan } from '../../main/engine/new-plan.ts';
import { planConnectSite } from '../../main/features/site-to-site/plan-connect-site.ts';
import { readConnectWorld } from '../../main/features/site-to-site/read-world.ts';
import { Secret } from '../../main/secret.ts';
import type { Json } from '../../main/store/json.ts';
import { openStore } from '../../main/store/store.ts';
import { connectIntent } from '../helpers/connect-intent.ts';
import type { KillSetup, KillSubject } from '../helpers/engine-kill-subject.ts';
import { createLinkParts, DemoAccess } from '../helpers/link-parts.ts';

const timeScale = 100;
/** Fixed, so that two runs leave the same bytes. */
const planId = 'plan-killkillkillkill';

export const mainIntent = connectIntent({
  vpcId: 'vpc-0b1de5a1f00d10001',
  site: {
    kind: 'gateway',
    gatewayId: 'gw-demoaaaa',
    outsideAddress: '198.51.100.7',
    localAddress: '198.51.100.7',
    subnets: ['192.168.10.0/24'],
  },
  tunnels: { profile: 'recommended', insideCidrs: ['169.254.20.0/30', '169.254.21.0/30'], keys: 'own' },
  reach: {
    routes: [
      { routeTableId: 'rtb-0b1de5a1f00d10001', how: 'propagate' },
      { routeTableId: 'rtb-0b1de5a1f00d10002', how: 'static' },
    ],
    securityRules: [{ groupId: 'sg-0b1de5a1f00d10001', protocol: 'icmp', port: null }],
  },
});

/** Every world begins alike, so the plan of the first is the plan of all: children need not read both ends again. */
export const plannedOnce: { plan: Json } = { plan: null };

const SubjectWorld = z.object({ access: DemoAccess, plan: z.json() });

/** The main plan on a real store, against the demo AWS and gateway of another process. */
export async function openLinkSubject({ dataDir, world, onJournal }: KillSetup): Promise<KillSubject> {
  const { access, plan } = SubjectWorld.parse(world);
  const clock = createClock(timeScale);
  const store = await openStore(dataDir, { host: 'test', clock });
  const parts = createLinkParts({
    access,
    clock,
    links: store.rows('links', Link),
    confirmSeconds: 600,
    engine: {
      plans: store.plans,
      journal: store.journal,
      transaction: (work) => store.transaction(work),
      // What happens in the middle of an undo has a table of its own, on toys (test/main/engine).
      onJournal: (point, stepId) => (point.startsWith('undo') ? undefined : onJournal(point, stepId)),
    },
  });
  // As a person would type them again: Linkspan keeps no key.
  parts.ownKeys.hold(planId, [new Secret('first_key_of_the_table'), new Secret('second_key_of_the_table')]);
  parts.engine.settle();

  return {
    engine: parts.engine,
    async makePlan() {
      if (plan !== null) return parts.engine.keep(plan as unknown as NewPlan).id;
      const signal = AbortSignal.timeout(30_000);
      const link = { id: 'linkkill', own: undefined };
      const found = await readConnectWorld(parts.services, mainIntent, link, signal);
      const made = { ...planConnectSite(mainIntent, found, link.id), id: planId };
      plannedOnce.plan = JSON.parse(JSON.stringify(made));
      return parts.engine.keep(made).id;
    },
    async close() {
      await parts.close();
      await store.close();
    },
  };
}
