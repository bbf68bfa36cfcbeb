import { z } from 'zod';
import { Drill } from '../../contract/domain/dns.ts';
import { createAwsConnections } from '../../main/aws/aws-connections.ts';
import { demoProfile } from '../../main/aws/demo-profile.ts';
import { createClock } from '../../main/clock.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import { newId } from '../../main/engine/new-plan.ts';
import { dnsDoers } from '../../main/features/dns/doers.ts';
import { createDrillKeeper, type DrillKeeper } from '../../main/features/dns/drill-keeper.ts';
import { planDrill } from '../../main/features/dns/plan-drill.ts';
import { planRecord } from '../../main/features/dns/plan-record.ts';
import { readDrillWorld } from '../../main/features/dns/read-check-world.ts';
import { readPlanWorld } from '../../main/features/dns/read-world.ts';
import type { DnsServices } from '../../main/features/dns/services.ts';
import { openStore } from '../../main/store/store.ts';
import { failoverIntent, publicZone } from '../helpers/dns-intent.ts';
import type { KillSetup, KillSubject } from '../helpers/engine-kill-subject.ts';

const timeScale = 100;
const profile = 'demo';
const region = 'eu-west-1';

export const DnsSubjectWorld = z.object({
  wizard: z.enum(['pair', 'drill']),
  endpoint: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  dns: z.object({ host: z.string(), port: z.number() }),
});
export type DnsSubjectWorld = z.infer<typeof DnsSubjectWorld>;

export interface DnsSubject extends KillSubject {
  readonly keeper: DrillKeeper;
  readonly drills: () => readonly Drill[];
}

/** The doers of DNS alone, on a real store, against the demo AWS of another process. */
export async function openDnsSubject({ dataDir, world, onJournal }: KillSetup): Promise<DnsSubject> {
  const { wizard, dns, ...access } = DnsSubjectWorld.parse(world);
  const clock = createClock(timeScale);
  const store = await openStore(dataDir, { host: 'test', clock });
  const connections = createAwsConnections({
    env: { HOME: '/nowhere' },
    clock,
    isReadOnly: () => false,
    extraProfiles: () => [demoProfile({ ...access, region })],
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  const held: { engine?: Engine } = {};
  const theEngine = (): Engine => {
    if (held.engine) return held.engine;
    throw new Error('The engine is not there yet');
  };
  const services: DnsServices = {
    clock,
    aws: connections,
    links: { list: () => [] },
    drills: store.rows('drills', Drill),
    keepPlan: (plan) => theEngine().keep(plan),
    viewPlan: (planId) => theEngine().view(planId),
    engine: theEngine,
    nameServers: () => [dns],
    changed: () => undefined,
    seen: () => undefined,
  };
  const report = (error: unknown) => console.error(error);
  const engine = createEngine({
    doers: dnsDoers(services),
    plans: store.plans,
    journal: store.journal,
    transaction: (work) => store.transaction(work),
    clock,
    publish: () => undefined,
    report,
    onJournal,
  });
  held.engine = engine;
  engine.settle();
  const signal = AbortSignal.timeout(30_000);

  return {
    engine,
    keeper: createDrillKeeper(services, { report, readOnly: false }),
    drills: () => services.drills.list(),
    async makePlan() {
      if (wizard === 'drill') {
        const ref = { profile, region, zoneId: publicZone, name: 'app.nordhafen.example', type: 'A' as const };
        return engine.keep(planDrill(ref, await readDrillWorld(services, ref, signal))).id;
      }
      const tunnel = {
        kind: 'tunnel',
        region,
        vpnConnectionId: 'vpn-0c5ea5ede51ce0001',
        outsideAddress: null,
      } as const;
      const intent = failoverIntent(tunnel, { profile, name: 'www.nordhafen.example', replace: true });
      return engine.keep(planRecord(intent, await readPlanWorld(services, intent, signal), newId())).id;
    },
    async close() {
      await engine.shutDown();
      connections.close();
      await store.close();
    },
  };
}
