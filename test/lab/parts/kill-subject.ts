import { z } from 'zod';

import { Link } from '../../../contract/domain/link.ts';
import { createClock } from '../../../main/clock.ts';
import type { NewPlan } from '../../../main/engine/new-plan.ts';
import { planConnectSite } from '../../../main/features/site-to-site/plan-connect-site.ts';
import { readConnectWorld } from '../../../main/features/site-to-site/read-world.ts';
import { Secret } from '../../../main/secret.ts';
import type { Json } from '../../../main/store/json.ts';
import { openStore } from '../../../main/store/store.ts';
import { connectIntent } from '../../helpers/connect-intent.ts';
import type { KillSetup, KillSubject } from '../../helpers/engine-kill-subject.ts';
import { createLinkParts, DemoAccess } from '../../helpers/link-parts.ts';
import { addresses } from './addresses.ts';
import { labVpcId } from './lab-vpc.ts';

/** Waits between two looks are this much shorter; limits still hold on a busy machine. */
const timeScale = 4;
/** Fixed, as the keys are, so that two runs leave the same bytes. */
const planId = 'plan-killkillkillkill';

export const existing = { vpnGateway: 'vgw-01ab01ab01ab01ab0', customerGateway: 'cgw-01ab01ab01ab01ab0' };

/** The site at an AWS that has everything but the connection: what is killed here touches the gateway. */
const intent = connectIntent({
  vpcId: labVpcId,
  attachment: { kind: 'existing', id: existing.vpnGateway },
  customerGateway: { kind: 'existing', id: existing.customerGateway },
  site: {
    kind: 'gateway',
    gatewayId: 'gw-labaaaaa',
    outsideAddress: addresses.gateway.outside,
    localAddress: addresses.gateway.outside,
    subnets: [addresses.siteNetwork],
  },
  tunnels: { profile: 'recommended', insideCidrs: ['169.254.20.0/30', '169.254.21.0/30'], keys: 'own' },
  reach: { routes: [], securityRules: [] },
});

/** Every world begins alike, so the plan of the first is the plan of all. */
export const plannedOnce: { plan: Json } = { plan: null };

const SubjectWorld = z.object({ access: DemoAccess, plan: z.json() });

/** The app's engine, store and doers, in whatever process; AWS and the gateway are the lab's. */
export async function openLabSubject({ dataDir, world, onJournal }: KillSetup): Promise<KillSubject> {
  const { access, plan } = SubjectWorld.parse(world);
  const clock = createClock(timeScale);
  const store = await openStore(dataDir, { host: 'test', clock });
  const parts = createLinkParts({
    access,
    clock,
    links: store.rows('links', Link),
    confirmSeconds: 60,
    engine: {
      plans: store.plans,
      journal: store.journal,
      transaction: (work) => store.transaction(work),
      onJournal: (point, stepId) => (stepId.endsWith('deploy-gateway') ? onJournal(point, stepId) : undefined),
    },
  });
  parts.ownKeys.hold(planId, [new Secret('first_key_of_the_table'), new Secret('second_key_of_the_table')]);
  parts.engine.settle();

  return {
    engine: parts.engine,
    async makePlan() {
      if (plan !== null) return parts.engine.keep(plan as unknown as NewPlan).id;
      const found = await readConnectWorld(
        parts.services,
        intent,
        { id: 'linkkill', own: undefined },
        AbortSignal.timeout(60_000),
      );
      const made = { ...planConnectSite(intent, found, 'linkkill'), id: planId };
      plannedOnce.plan = JSON.parse(JSON.stringify(made));
      return parts.engine.keep(made).id;
    },
    async close() {
      await parts.close();
      await store.close();
    },
  };
}
