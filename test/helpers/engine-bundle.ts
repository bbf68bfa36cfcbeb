import { copyFile, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const require = createRequire(import.meta.url);

/**
 * One CommonJS file of a child process and everything it imports, with SQLite's wasm beside it, as production has it:
 * a child starts in a tenth of the time that it takes to compile TypeScript on the way.
 */
export async function bundleChild(entry: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'linkspan-child-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        platform: 'node',
        external: [/\.node$/, 'cpu-features'],
        output: { format: 'cjs', entryFileNames: 'child.cjs', codeSplitting: false },
      },
    },
  });
  const sqlite = dirname(require.resolve('node-sqlite3-wasm'));
  await copyFile(join(sqlite, 'node-sqlite3-wasm.wasm'), join(outDir, 'node-sqlite3-wasm.wasm'));
  return join(outDir, 'child.cjs');
}
