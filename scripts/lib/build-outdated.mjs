import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sourceFingerprint } from './source-fingerprint.mjs';

const common = ['contract', 'vite.config.ts', 'package.json', 'package-lock.json'];
const sources = {
  renderer: [...common, 'renderer', 'assets'],
  preload: [...common, 'preload'],
  main: [...common, 'main'],
  web: [...common, 'main'],
  cli: [...common, 'main'],
};

/** Every bundle there is. */
export const allBundles = Object.keys(sources);

/** Those of these bundles whose sources are not what they were built from. */
export function findOutdated(root, names) {
  return names.filter((name) => readStamp(root, name) !== sourceFingerprint(root, sources[name]));
}

/** Builds what is missing or outdated. Each bundle is built aside and then put in place: a running one is never half new. */
export async function buildOutdated(root, names, say) {
  const outdated = findOutdated(root, names);
  if (outdated.length === 0) return;
  const began = performance.now();
  say(`Building ${outdated.join(', ')} …`);
  for (const name of outdated) await buildOne(root, name);
  say(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function buildOne(root, name) {
  const aside = resolve(root, 'out', `.${name}-${process.pid}`);
  const fingerprint = sourceFingerprint(root, sources[name]);
  const environment = name === 'renderer' ? 'client' : name;
  const { createBuilder } = await import('vite');
  try {
    const builder = await createBuilder({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      environments: { [environment]: { build: { outDir: aside } } },
    });
    await builder.build(builder.environments[environment]);
    writeFileSync(join(aside, '.built-from'), fingerprint);
    putInPlace(aside, resolve(root, 'out', name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function putInPlace(aside, place) {
  const old = `${aside}-old`;
  mkdirSync(place, { recursive: true });
  renameSync(place, old);
  renameSync(aside, place);
  rmSync(old, { recursive: true, force: true });
}

function readStamp(root, name) {
  try {
    return readFileSync(join(root, 'out', name, '.built-from'), 'utf8');
  } catch {
    return undefined;
  }
}
