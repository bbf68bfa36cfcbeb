import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extractAll } from '@electron/asar';
import fuses from '@electron/fuses';
import { findTraces, judgeContent, judgeManifest } from './judge-content.mjs';
import { fuseCount, judgeFuses } from './judge-fuses.mjs';

const licenses = ['linkspan.txt', 'app.md', 'page.md', 'reports.md'];

/** Judges one unpacked tree, and leaves what its archive holds in `extracted`. Throws with everything that is wrong. */
export async function checkTree({ tree, root, extracted, say }) {
  const archive = join(tree.resources, 'app.asar');
  extractAll(archive, extracted);
  const packed = listFiles(extracted);
  const files = packed.map((name) => ({ name, content: readFileSync(join(extracted, name)) }));
  const wrong = [
    ...judgeContent({ packed, built: listBuilt(root) }),
    ...judgeManifest(JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8'))),
    ...findTraces(files, root),
    ...judgeResources(tree.resources),
    ...judgeFuses(await fuses.getCurrentFuseWire(tree.executable)),
  ];
  if (wrong.length > 0) throw new Error(`${tree.name} is not fit to be given away:\n  ${wrong.join('\n  ')}`);
  say(`${tree.name}: ${packed.length} files, each of a kind that belongs there; ${fuseCount} fuses as they must be.`);
}

function judgeResources(resources) {
  const missing = licenses.filter((name) => !existsSync(join(resources, 'licenses', name)));
  return [
    ...missing.map((name) => `licenses/${name} is missing`),
    ...(existsSync(join(resources, 'app.asar.unpacked'))
      ? ['Files lie outside the archive, where no hash covers them']
      : []),
  ];
}

function listBuilt(root) {
  return ['main', 'preload', 'renderer'].flatMap((name) =>
    listFiles(join(root, 'out', name)).map((file) => `out/${name}/${file}`),
  );
}

function listFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
