// npm run package: packs the app on an empty Electron distribution and judges the result: files, fuses, and that it starts.
// npm run package -- --real: makes this system's installers in dist/, which needs Electron's binary and the network.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allBundles, buildOutdated } from './lib/build-outdated.mjs';
import { checkTree } from './package/check-tree.mjs';
import { createFakeElectronDist } from './package/fake-electron-dist.mjs';
import { runBuilder, signingArguments } from './package/run-builder.mjs';
import { startInStandIn } from './package/start-in-stand-in.mjs';
import { startPacked } from './package/start-packed.mjs';
import { judgeInstallers, unpackedTrees } from './package/unpacked-trees.mjs';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'linkspan-package-'));
try {
  await buildOutdated(root, allBundles, console.log);
  if (process.argv.includes('--real')) await makeInstallers();
  else await packOnStandIn();
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

async function packOnStandIn() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  createFakeElectronDist(join(work, 'electron'), version);
  await runBuilder(root, {
    platform: 'linux',
    args: [
      '--dir',
      `-c.electronDist=${join(work, 'electron')}`,
      `-c.electronVersion=${version}`,
      `-c.directories.output=${join(work, 'dist')}`,
    ],
    env: process.env,
  });
  const [tree] = unpackedTrees(join(work, 'dist'), 'linux');
  await checkTree({ tree, root, extracted: join(work, 'app'), say: console.log });
  await startInStandIn(join(work, 'app'), join(work, 'data'));
  console.log('The packed app starts in the stand-in and opens its demo network.');
}

async function makeInstallers() {
  const { platform, env } = process;
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  await runBuilder(root, { platform, args: signingArguments(platform, env), env });
  const missing = judgeInstallers(readdirSync(dist), platform);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  const trees = unpackedTrees(dist, platform);
  for (const tree of trees) await checkTree({ tree, root, extracted: join(work, tree.name), say: console.log });
  await startPacked(trees[0].executable, [], join(work, 'data'));
  console.log('The packed app starts by itself and opens its store.');
}
