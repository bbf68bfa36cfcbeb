// npm run -s cli -- …: the command line, built when it is missing or outdated. Only the command itself writes to stdout.
import { join, resolve } from 'node:path';
import { buildOutdated } from './lib/build-outdated.mjs';
import { runChild } from './lib/run-child.mjs';

const root = resolve(import.meta.dirname, '..');
await buildOutdated(root, ['cli'], (text) => console.error(text));
process.exitCode = await runChild(process.execPath, [join(root, 'out/cli/index.cjs'), ...process.argv.slice(2)]);
