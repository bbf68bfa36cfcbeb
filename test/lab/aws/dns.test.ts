import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Drill, RecordIntent, RecordSet } from '../../../contract/domain/dns.ts';
import { createAwsConnections } from '../../../main/aws/aws-connections.ts';
import { createClock } from '../../../main/clock.ts';
import { startDemoAws } from '../../../main/demo/aws/start-demo-aws.ts';
import { createEngine, type Engine } from '../../../main/engine/engine.ts';
import { dnsDoers } from '../../../main/features/dns/doers.ts';
import { dnsHandlers } from '../../../main/features/dns/handlers.ts';
import type { DnsServices } from '../../../main/features/dns/services.ts';
import type { Rows } from '../../../main/store/rows.ts';
import { failoverIntent } from '../../helpers/dns-intent.ts';
import { createMemoryStore } from '../../helpers/engine-memory.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { contextFor, labKeys, type Moto, startMoto } from './stand-ins.ts';

const where = { profile: 'lab', region: 'eu-west-1' };
const never = new AbortController().signal;
const folder = createTemporaryFolder();
let moto: Moto;

beforeAll(async () => {
  moto = await startMoto();
});
afterAll(async () => {
  await moto.stop();
  folder.remove();
});

describe('DNS on moto, with the code that runs on AWS', () => {
  it('puts a failover pair with an endpoint check in the place of a record, and takes it back to the letter', async () => {
    const before = await boto3(moto.endpoint, 'seed');
    const zoneId = before.zones[0]?.id ?? '';
    const app = await openDns(moto.endpoint);
    const check = {
      kind: 'endpoint',
      protocol: 'https',
      host: '192.0.2.50',
      port: 443,
      path: '/health',
      intervalSeconds: 30,
      failureThreshold: 3,
    } as const;
    const intent: RecordIntent = failoverIntent(check, { ...where, zoneId, name: 'app.lab.example', replace: true });
    const plan = await app.handlers.plan({ intent }, never);
    expect(plan.conflicts).toEqual([]);
    app.engine.apply(plan.id);
    const applied = await app.engine.whenIdle(plan.id);
    expect(applied).toMatchObject({ state: 'applied', message: null });
    // No name server answers for what moto keeps.
    expect(applied.progress.find(({ stepId }) => stepId === 'see-answer')?.log[0]?.text).toMatch(
      /Nothing is asked here/,
    );

    const made = await boto3(moto.endpoint, 'list');
    expect(made.checks).toEqual([[expect.any(String), 'HTTPS', false, expect.any(Number)]]);
    expect(made.zones[0]?.records.filter(([name]) => name === 'app.lab.example')).toEqual([
      ['app.lab.example', 'A', 'primary', 'PRIMARY', [60, ['203.0.113.50']], made.checks[0]?.[0]],
      ['app.lab.example', 'A', 'secondary', 'SECONDARY', [60, ['203.0.113.60']], null],
    ]);
    expect(await seenByApp(app)).toEqual(made.zones);

    const undo = await app.engine.planUndo(plan.id);
    app.engine.apply(undo.id);
    expect(await app.engine.whenIdle(undo.id)).toMatchObject({ state: 'applied', message: null });
    expect(app.engine.view(plan.id)).toMatchObject({ state: 'undone', message: null });
    expect(await boto3(moto.endpoint, 'list')).toEqual(before);
    app.close();
  });
});

describe('DNS on the demo AWS', () => {
  it('is seen by boto3 as the app shows it', async () => {
    const demo = await startDemoAws();
    const app = await openDns(demo.endpoint);
    const seen = await boto3(demo.endpoint, 'list');
    expect(seen.zones.length).toBeGreaterThan(1);
    expect(await seenByApp(app)).toEqual(seen.zones);
    const checks = await app.handlers.healthChecks(where, never);
    expect(checks.map(({ id, isInverted, version }) => [id, isInverted, version])).toEqual(
      seen.checks.map(([id, , isInverted, version]) => [id, isInverted, version]),
    );
    app.close();
    await demo.stop();
  });
});

const Things = z.object({
  zones: z.array(
    z.object({ id: z.string(), name: z.string(), isPrivate: z.boolean(), records: z.array(z.array(z.json())) }),
  ),
  checks: z.array(z.tuple([z.string(), z.string(), z.boolean(), z.number()])),
  alarms: z.array(z.string()),
});

async function boto3(endpoint: string, job: 'seed' | 'list') {
  const python = join(resolve(import.meta.dirname, '../../..'), '.cache/venv/bin/python');
  const args = [
    join(import.meta.dirname, 'dns_things.py'),
    endpoint,
    labKeys.accessKeyId,
    labKeys.secretAccessKey,
    job,
  ];
  const { stdout } = await promisify(execFile)(python, args, { timeout: 60_000, maxBuffer: 10_000_000 });
  return Things.parse(JSON.parse(stdout));
}

async function openDns(endpoint: string) {
  await contextFor(endpoint, folder.path);
  const clock = createClock();
  const connections = createAwsConnections({
    env: { HOME: folder.path },
    clock,
    isReadOnly: () => false,
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
    drills: noDrills,
    keepPlan: (plan) => theEngine().keep(plan),
    viewPlan: (planId) => theEngine().view(planId),
    engine: theEngine,
    nameServers: () => undefined,
    changed: () => undefined,
    seen: () => undefined,
  };
  const store = createMemoryStore();
  const engine = createEngine({
    ...store,
    doers: dnsDoers(services),
    clock,
    publish: () => undefined,
    report: (error) => console.error(error),
  });
  held.engine = engine;
  return { engine, handlers: dnsHandlers(services), close: () => connections.close() };
}

const noDrills: Rows<Drill> = { get: () => undefined, list: () => [], put: () => undefined, remove: () => undefined };

async function seenByApp({ handlers }: Awaited<ReturnType<typeof openDns>>) {
  const zones = await handlers.zones(where, never);
  return Promise.all(
    zones.map(async ({ id, name, isPrivate }) => ({
      id,
      name,
      isPrivate,
      records: (await handlers.records({ ...where, zoneId: id }, never)).map(rowOf),
    })),
  );
}

function rowOf({ name, type, setIdentifier, routing, target, healthCheckId }: RecordSet): unknown[] {
  const end =
    target.kind === 'alias'
      ? [target.hostedZoneId, target.dnsName, target.evaluateTargetHealth]
      : [target.ttl, target.values.toSorted()];
  const role = routing.kind === 'failover' ? routing.role.toUpperCase() : null;
  return [name, type, setIdentifier, role, end, healthCheckId];
}
