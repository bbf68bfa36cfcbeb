// npm run e2e: builds the app and drives it in both hosts. Screenshots land in test-output/screens. Arguments go to vitest.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allBundles, buildOutdated } from './lib/build-outdated.mjs';
import { runChild } from './lib/run-child.mjs';

const root = resolve(import.meta.dirname, '..');
rmSync(join(root, 'test-output/screens'), { recursive: true, force: true });
await buildOutdated(root, allBundles, console.log);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--config', 'test/e2e/vitest.config.ts', ...process.argv.slice(2)];
process.exitCode = await runChild(process.execPath, [vitest, ...args], { cwd: root });
