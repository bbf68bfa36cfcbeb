import { contract } from '../contract/index.ts';
import { createClock } from './clock.ts';
import { createActor } from './compose/actor.ts';
import { createAuditSide } from './compose/audit-side.ts';
import { createAwsSide } from './compose/aws-side.ts';
import { createDemoSide } from './compose/demo-side.ts';
import { createDirectConnectSide } from './compose/direct-connect-side.ts';
import { createDnsSide } from './compose/dns-side.ts';
import { createGatewaySide } from './compose/gateway-side.ts';
import { createLinkSide } from './compose/link-side.ts';
import { createHandlers } from './compose/handlers.ts';
import { createPlanDoor } from './compose/plan-door.ts';
import { tellPlanEnds } from './compose/tell-plan-ends.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { Core, CoreSetup } from './host-core.ts';
import { createPublisher } from './ipc/publisher.ts';
import { createRouter } from './ipc/router.ts';
import { createLog } from './log.ts';
import type { ActivityEntry } from '../contract/domain/activity.ts';
import { openStore } from './store/store.ts';

/** Puts main together for a host: store, demo, AWS, gateways, links, engine, and the contract in front of them. */
export async function createCore(setup: CoreSetup): Promise<Core> {
  const { dataDir, host, ports, options } = setup;
  const clock = options?.clock ?? createClock();
  const now = () => clock.now();
  const store = await openStore(dataDir, { host, clock, readOnly: options?.readOnly ?? false });
  const log = createLog(dataDir, now);
  const report = (error: unknown) => log.report(error);
  const publish = createPublisher(contract, setup.publish ?? (() => undefined));

  const append = (entry: ActivityEntry) => {
    if (store.readOnly) return;
    store.activity.append(entry);
    publish('activity.changed', {});
  };

  const demo = createDemoSide({
    dataDir,
    now,
    ...(options?.demoTimeScale !== undefined && { timeScale: options.demoTimeScale }),
  });
  const gateways = createGatewaySide({
    store,
    now,
    asked: () => publish('gateways.asked', {}),
    changed: () => publish('gateways.changed', {}),
    append,
    demoTarget: (id) => demo.target(id),
    ...(options?.sshWorld && { world: options.sshWorld }),
  });
  const aws = createAwsSide({
    store,
    clock,
    env: options?.env ?? process.env,
    demoProfiles: () => demo.profiles(),
    mfaCode: (profile, serial) => gateways.broker.mfaCode(profile, serial),
  });
  const plans = createPlanDoor();
  const saveFile: typeof ports.saveFile = (name, content) => ports.saveFile(name, content);
  const links = createLinkSide({
    store,
    clock,
    aws,
    gateways,
    plans,
    saveFile,
    changed: (linkId) => publish('links.changed', { linkId }),
    ...(options?.confirmSeconds !== undefined && { confirmSeconds: options.confirmSeconds }),
  });
  const dns = createDnsSide({
    store,
    clock,
    aws,
    demo,
    links: links.links,
    plans,
    publish,
    report,
    ...(options?.nameServers && { nameServers: options.nameServers }),
  });
  const directConnect = createDirectConnectSide({ clock, aws, plans, saveFile, publish });
  const audit = createAuditSide({ store, clock, aws, gateways, links: links.links, saveFile, report, publish });
  const tellEnd = tellPlanEnds({
    view: (planId) => engine.view(planId),
    notify: (notice) => ports.notify(notice),
    report,
  });
  const engine: Engine = createEngine({
    doers: [...links.doers, ...dns.doers, ...directConnect.doers],
    plans: store.plans,
    journal: store.journal,
    activity: { append },
    actor: createActor({ identityOf: aws.identityOf, gatewayName: gateways.nameOf }),
    transaction: (work) => store.transaction(work),
    clock,
    readOnly: store.readOnly,
    report,
    publish(news) {
      publish('plans.progressed', news);
      tellEnd(news);
      dns.saw(news);
    },
  });
  plans.open(engine);
  engine.settle();
  if (demo.host.wasOn()) await demo.host.explore();
  // In the background: a health check that a drill left forced must not keep the window waiting.
  void dns.drills.putBackAll().catch(report);

  const parts = { setup, store, engine, publish, now, demo, aws, gateways, links, dns, directConnect, audit };
  const handlers = createHandlers(parts);
  return {
    router: createRouter(contract, handlers, report),
    isBusy: () => engine.busy,
    async stop() {
      audit.stop();
      dns.drills.stop();
      await engine.shutDown();
      gateways.connections.close();
      aws.connections.close();
      await demo.host.stop();
      await store.close();
    },
  };
}
