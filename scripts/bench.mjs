// npm run bench [-- --quick] [rules] [page] [zone] [status] [apply]: prints figures and asserts nothing; see docs/performance.md.
import { join, resolve } from 'node:path';
import { runChild } from './lib/run-child.mjs';

const root = resolve(import.meta.dirname, '..');
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
const args = [tsx, join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)];
process.exitCode = await runChild(process.execPath, args, { cwd: root });
