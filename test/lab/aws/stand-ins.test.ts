import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../main/demo/aws/start-demo-aws.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { differences } from './differences.ts';
import { compare, type Records } from './records.ts';
import { runScenario } from './scenario.ts';
import { contextFor, runPython, startMoto, type Moto } from './stand-ins.ts';

/** A waiting state is still seen by the first answer, and over soon after. */
const TIME_SCALE = 300;

let moto: Moto;
const demos: DemoAws[] = [];
const folder = createTemporaryFolder();
const seen: Record<'sdkDemo' | 'sdkMoto' | 'boto3Demo' | 'boto3Moto', Records> = {
  sdkDemo: {},
  sdkMoto: {},
  boto3Demo: {},
  boto3Moto: {},
};

beforeAll(async () => {
  moto = await startMoto();
  const newDemo = async () => {
    const demo = await startDemoAws({ timeScale: TIME_SCALE });
    demos.push(demo);
    return demo.endpoint;
  };
  seen.sdkDemo = await runScenario(await contextFor(await newDemo(), folder.path));
  seen.boto3Demo = await runPython(await newDemo());
  seen.boto3Moto = await runPython(moto.endpoint);
  await fetch(`${moto.endpoint}/moto-api/reset`, { method: 'POST' });
  seen.sdkMoto = await runScenario(await contextFor(moto.endpoint, folder.path));
});
afterAll(async () => {
  await Promise.all(demos.map((demo) => demo.stop()));
  await moto.stop();
  folder.remove();
});

describe('one scenario, two clients, two stand-ins', () => {
  it('ran to its end everywhere', () => {
    for (const records of Object.values(seen)) expect(records).toHaveProperty('delete-device');
    expect(Object.values(seen).every((records) => Object.keys(records).length >= 35)).toBe(true);
  });

  it('is seen alike by both clients on the demo AWS', () => {
    expect(compare(seen.boto3Demo, seen.sdkDemo)).toEqual([]);
  });

  it.each([
    ['boto3', 'boto3Demo', 'boto3Moto'],
    ['main/aws', 'sdkDemo', 'sdkMoto'],
  ] as const)('differs on moto, by %s, exactly as listed', (_, demo, other) => {
    const found = compare(seen[demo], seen[other]).map(({ step, left, right }) => ({ step, demo: left, moto: right }));
    const listed = differences
      .filter((each) => each.step in seen[demo] && !(each.onlyBoto3 && other === 'sdkMoto'))
      .map((each) => ({ step: each.step, demo: each.demo, moto: each.moto }));
    expect(byStep(found)).toEqual(byStep(listed));
  });

  it('is written down in the documentation, step by step', () => {
    const page = readFileSync(new URL('../../../docs/aws-stand-ins.md', import.meta.url), 'utf8');
    expect(differences.filter(({ step, why }) => !page.includes(`| ${step} |`) || !page.includes(why))).toEqual([]);
  });
});

function byStep<T extends { readonly step: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => a.step.localeCompare(b.step));
}
