import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createBuilder } from 'vite';
import { bundles } from '../../vite.config.ts';

const root = resolve(import.meta.dirname, '../..');

export const probeApp = resolve(root, 'test-output/probe-app');

/** Builds the probe app as the real one is built. */
export async function buildProbeApp(): Promise<void> {
  const source = resolve(root, 'test/fixtures/probe-app');
  const config = bundles({
    page: source,
    out: resolve(probeApp, 'out'),
    processes: {
      main: resolve(source, 'desktop.ts'),
      preload: resolve(root, 'preload/index.ts'),
      web: resolve(source, 'web.ts'),
    },
  });
  const builder = await createBuilder({ ...config, configFile: false, logLevel: 'warn' });
  await builder.buildApp();
  mkdirSync(probeApp, { recursive: true });
  writeFileSync(
    resolve(probeApp, 'package.json'),
    JSON.stringify({ name: 'probe-app', version: '1.0.0', main: 'out/main/index.cjs' }),
  );
}
