import { startDemoNetwork } from '../../main/demo/start-demo-network.ts';
import { linksHandlers } from '../../main/features/links/handlers.ts';
import { siteToSiteHandlers } from '../../main/features/site-to-site/handlers.ts';
import type { Dialect } from '../../main/gateway/service-facts.ts';
import { createEagerClock } from './engine-clock.ts';
import { createMemoryStore } from './engine-memory.ts';
import { createMemoryLinks } from './link-engine.ts';
import { createLinkParts } from './link-parts.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export const demoGatewayId = 'gw-demoaaaa';

/** The demo network and all that works on it in this process, on one clock that jumps over every wait. */
export async function startDemoLink(dialect: Dialect = 'ipsec') {
  const folder = createTemporaryFolder();
  const clock = createEagerClock();
  const network = await startDemoNetwork({ folder: folder.path, now: () => clock.now(), timeScale: 20, dialect });
  const { aws, login } = network;
  const links = createMemoryLinks();
  const store = createMemoryStore();
  const access = { endpoint: aws.endpoint, ...aws.accessKey, login };
  const parts = createLinkParts({ access, clock, links, confirmSeconds: 10, engine: store });
  const { engine, services } = parts;

  return {
    ...parts,
    network,
    clock,
    links,
    store,
    siteToSite: siteToSiteHandlers(services),
    linkPages: linksHandlers(services),
    /** Applies and waits; answers the plan as it ended. */
    async apply(planId: string) {
      engine.apply(planId);
      return engine.whenIdle(planId);
    },
    async undo(planId: string) {
      const undo = await engine.planUndo(planId);
      engine.apply(undo.id);
      return engine.whenIdle(undo.id);
    },
    async stop() {
      await parts.close();
      await network.stop();
      folder.remove();
    },
  };
}

export type DemoLink = Awaited<ReturnType<typeof startDemoLink>>;
