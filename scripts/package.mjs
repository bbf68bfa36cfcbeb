// npm run package: packs the app on an empty Electron distribution and checks what came out: files, fuses, and that it starts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import fuses from '@electron/fuses';
import { allBundles, buildOutdated } from './lib/build-outdated.mjs';
import { createFakeElectronDist } from './lib/fake-electron-dist.mjs';
import { runChild } from './lib/run-child.mjs';
import { startInStandIn } from './lib/start-in-stand-in.mjs';

const { FuseV1Options, getCurrentFuseWire } = fuses;
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);
const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'linkspan-package-'));
try {
  await buildOutdated(root, allBundles, console.log);
  await pack();
  const archive = join(work, 'dist/linux-unpacked/resources/app.asar');
  checkFiles(listPackage(archive));
  await checkFuses(join(work, 'dist/linux-unpacked/linkspan'));
  extractAll(archive, join(work, 'app'));
  await startInStandIn(join(work, 'app'), join(work, 'data'));
  console.log('The packed app starts in the stand-in.');
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function pack() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  createFakeElectronDist(join(work, 'electron'), version);
  const code = await runChild(process.execPath, [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--linux',
    'dir',
    '--config',
    'electron-builder.yml',
    `-c.electronDist=${join(work, 'electron')}`,
    `-c.electronVersion=${version}`,
    `-c.directories.output=${join(work, 'dist')}`,
  ]);
  if (code !== 0) throw new Error('The app cannot be packed');
}

function checkFiles(names) {
  const files = names.map((name) => name.replaceAll('\\', '/'));
  const allowed = /^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/;
  const stray = files.filter((name) => !allowed.test(name) || name.endsWith('.map'));
  if (stray.length > 0) throw new Error(`These do not belong in the package: ${stray.join(', ')}`);
  const needed = ['main/index.cjs', 'main/node-sqlite3-wasm.wasm', 'preload/index.cjs', 'renderer/index.html'];
  const missing = needed.filter((name) => !files.includes(`/out/${name}`));
  if (missing.length > 0) throw new Error(`These are missing from the package: ${missing.join(', ')}`);
  console.log(`${files.length} entries in the package, all of them ours.`);
}

async function checkFuses(executable) {
  const wanted = {
    RunAsNode: off,
    EnableCookieEncryption: on,
    EnableNodeOptionsEnvironmentVariable: off,
    EnableNodeCliInspectArguments: off,
    EnableEmbeddedAsarIntegrityValidation: on,
    OnlyLoadAppFromAsar: on,
    LoadBrowserProcessSpecificV8Snapshot: off,
    GrantFileProtocolExtraPrivileges: off,
  };
  const wire = await getCurrentFuseWire(executable);
  const wrong = Object.entries(wanted).filter(([name, state]) => wire[FuseV1Options[name]] !== state);
  if (wrong.length > 0)
    throw new Error(`These fuses are not as they must be: ${wrong.map(([name]) => name).join(', ')}`);
  console.log(`${Object.keys(wanted).length} fuses are as they must be.`);
}
