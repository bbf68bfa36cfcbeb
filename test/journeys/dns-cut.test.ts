import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drill } from '../../contract/domain/dns.ts';
import { startDnsServer } from '../../main/demo/dns/start-dns-server.ts';
import { demoNetworkSeed } from '../../main/demo/aws/world/seed.ts';
import { branchTunnelAlarm } from '../../main/demo/aws/world/seed-dns.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import { createEngine, type Engine, type EngineOptions } from '../../main/engine/engine.ts';
import { newId, type NewPlan } from '../../main/engine/new-plan.ts';
import { dnsDoers } from '../../main/features/dns/doers.ts';
import { planDeleteRecord } from '../../main/features/dns/plan-delete.ts';
import { planDeleteHealthCheck, planRestoreHealthCheck } from '../../main/features/dns/plan-health-check.ts';
import { planRecord } from '../../main/features/dns/plan-record.ts';
import { readHealthCheckWorld } from '../../main/features/dns/read-check-world.ts';
import { readPlanWorld } from '../../main/features/dns/read-world.ts';
import type { DnsServices } from '../../main/features/dns/services.ts';
import type { Rows } from '../../main/store/rows.ts';
import { printCutTable, runCutTable } from '../helpers/cut-table.ts';
import { failoverIntent, publicZone, recordIntent, valuesOf, websiteCheck } from '../helpers/dns-intent.ts';
import { listDns } from '../helpers/dns-listing.ts';
import { createMemoryStore } from '../helpers/engine-memory.ts';
import { type DemoContext, never, startDemoContext } from '../main/aws/demo-context.ts';

const where = { profile: 'demo', region: 'eu-west-1' };
const tunnelCheck = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10002';
const ownAlarm = 'linkspan-tunnel-vpn-0c5ea5ede51ce0001-plan-abcdefgh-primary';
/** As `listDns` shows it: without the plan's id. */
const alarmShown = 'linkspan-tunnel-vpn-0c5ea5ede51ce0001-plan-primary';
const endpoint = {
  kind: 'endpoint',
  protocol: 'https',
  host: '203.0.113.50',
  port: 443,
  path: '/health',
  intervalSeconds: 30,
  failureThreshold: 3,
} as const;

interface Case {
  readonly seed?: (world: World) => void;
  readonly plan: (services: DnsServices) => Promise<NewPlan>;
  /** Journal points: without any, a table would be clean too. */
  readonly rows: number;
}

describe('the power fails in the middle of a DNS plan', () => {
  let site: DemoContext;
  let dns: Awaited<ReturnType<typeof startDnsServer>>;
  beforeAll(async () => {
    site = await startDemoContext({ delays: { dnsChange: 2, healthCheckChange: 2, metricPoint: 5, alarmFirst: 2 } });
    dns = await startDnsServer({ answer: (question) => site.demo.askDns(question) });
  });
  afterAll(async () => {
    await dns.stop();
    await site.stop();
  });

  const cases: Readonly<Record<string, Case>> = {
    'a pair on a new endpoint check, in the place of a record': {
      plan: (services) =>
        recordPlan(services, failoverIntent(endpoint, { ...where, name: 'www.nordhafen.example', replace: true })),
      rows: 24,
    },
    'a weighted set with a check of its own': {
      plan: (services) =>
        recordPlan(
          services,
          recordIntent({
            ...where,
            routing: {
              kind: 'weighted',
              members: [
                { setIdentifier: 'old', weight: 1, target: valuesOf('203.0.113.51'), check: endpoint },
                {
                  setIdentifier: 'new',
                  weight: 9,
                  target: valuesOf('203.0.113.52'),
                  check: { kind: 'existing', id: websiteCheck },
                },
              ],
            },
          }),
        ),
      rows: 24,
    },
    'deleting a record set': {
      plan: async (services) => {
        const ref = { ...where, zoneId: publicZone, name: 'gateway.nordhafen.example', type: 'A' } as const;
        return planDeleteRecord(ref, await readPlanWorld(services, ref, never));
      },
      rows: 12,
    },
    'deleting a health check with its alarm': {
      seed: withTunnelCheck,
      plan: async (services) =>
        planDeleteHealthCheck(where, await readHealthCheckWorld(services, where, tunnelCheck, never)),
      rows: 6,
    },
    'putting an inverted check back to work': {
      seed: withInvertedCheck,
      plan: async (services) =>
        planRestoreHealthCheck(where, await readHealthCheckWorld(services, where, websiteCheck, never)),
      rows: 6,
    },
  };

  it.each(Object.entries(cases))('%s: nothing twice, nothing orphaned, by resume and by undo', async (what, one) => {
    const { plan } = await begun(one);
    const rows = await runCutTable({
      plan,
      open,
      world: { get: () => site.demo.snapshot(), set: (world) => site.demo.restore(world), list },
    });
    console.log(printCutTable(what, rows));
    expect(rows.length).toBeGreaterThanOrEqual(one.rows);
    expect(rows.filter(({ wrong }) => wrong !== null)).toEqual([]);
  });

  it('deletes the alarm too where the power failed between the two, by resume and by undo, and says what stays gone', async () => {
    for (const follow of ['resume', 'undo'] as const) {
      const { plan, before } = await begun(cases['deleting a health check with its alarm']);
      expect(before.alarms).toContain(alarmShown);
      site.demo.faults.add({ action: 'DeleteAlarms', kind: 'denied', times: 1 });
      const engine = open(createMemoryStore());
      const { id } = engine.keep(plan);
      engine.apply(id);
      expect(await engine.whenIdle(id)).toMatchObject({ state: 'stopped' });
      if (follow === 'resume') {
        engine.resume(id);
        expect(await engine.whenIdle(id)).toMatchObject({ state: 'applied', message: null });
      }
      const undo = await engine.planUndo(id);
      expect(undo.steps).toEqual([]);
      expect(undo.warnings).toEqual([
        expect.objectContaining({ text: `Delete health check ${tunnelCheck}: was done, and is not taken back.` }),
      ]);
      engine.apply(undo.id);
      await engine.whenIdle(undo.id);
      const message = `Not taken back: Delete health check ${tunnelCheck}`;
      expect(engine.view(id)).toMatchObject({ state: 'undone', message });
      expect(list().alarms).toEqual(before.alarms.filter((name) => name !== alarmShown));
      expect(list().healthChecks).toHaveLength(before.healthChecks.length - 1);
    }
  });

  const list = () => listDns(site.demo.snapshot());

  async function begun(one: Case | undefined) {
    if (one === undefined) throw new Error('There is no such case');
    const seed = demoNetworkSeed();
    one.seed?.(seed);
    site.demo.restore(seed);
    const plan = await one.plan(servicesOf({}));
    expect(plan.conflicts).toEqual([]);
    return { plan, before: list() };
  }

  function open(options: Pick<EngineOptions, 'plans' | 'journal' | 'onJournal'>): Engine {
    const held: { engine?: Engine } = {};
    const services = servicesOf(held);
    held.engine = createEngine({
      ...options,
      doers: dnsDoers(services),
      clock: site.clock,
      publish: () => undefined,
      report: (error) => console.error(error),
    });
    return held.engine;
  }

  function servicesOf(held: { readonly engine?: Engine }): DnsServices {
    const theEngine = (): Engine => {
      if (held.engine) return held.engine;
      throw new Error('The engine is not there yet');
    };
    return {
      clock: site.clock,
      aws: site.connections,
      links: { list: () => [] },
      drills: noDrills,
      keepPlan: (plan) => theEngine().keep(plan),
      viewPlan: (planId) => theEngine().view(planId),
      engine: theEngine,
      nameServers: () => [dns],
      changed: () => undefined,
      seen: () => undefined,
    };
  }
});

const noDrills: Rows<Drill> = { get: () => undefined, list: () => [], put: () => undefined, remove: () => undefined };

async function recordPlan(services: DnsServices, intent: Parameters<typeof planRecord>[0]): Promise<NewPlan> {
  return planRecord(intent, await readPlanWorld(services, intent, never), newId());
}

/** A check that follows an alarm which a plan of ours made, and that no record names. */
function withTunnelCheck({ dns, regions }: World): void {
  regions['eu-west-1']?.alarms.push({
    ...branchTunnelAlarm,
    name: ownAlarm,
    setting: { ...branchTunnelAlarm.setting, AlarmName: ownAlarm },
  });
  const [website] = dns.healthChecks;
  if (website === undefined) throw new Error('No health check in the seed');
  dns.healthChecks.push({
    ...website,
    id: tunnelCheck,
    callerReference: 'linkspan-plan-abcdefgh-create-check-primary',
    config: {
      Type: 'CLOUDWATCH_METRIC',
      AlarmIdentifier: { Region: 'eu-west-1', Name: ownAlarm },
      InsufficientDataHealthStatus: 'Unhealthy',
      Inverted: false,
      Disabled: false,
    },
    tags: { Name: 'app.nordhafen.example primary' },
    history: [],
  });
}

function withInvertedCheck({ dns }: World): void {
  for (const check of dns.healthChecks) check.config = { ...check.config, Inverted: true };
}
