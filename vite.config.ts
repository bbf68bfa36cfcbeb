import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type EnvironmentOptions, type Plugin, type UserConfig, defineConfig } from 'vite';

interface Bundles {
  /** The folder of the page's index.html. */
  readonly page: string;
  readonly out: string;
  /** Entry files of the processes that run on Node or in Electron, by the name of their output folder. */
  readonly processes: Readonly<Record<string, string>>;
}

/** What is bundled comes under its authors' terms: the packages carry them along. */
const license = { fileName: 'third-party-licenses.md' };

/** The page, and one CommonJS file for each process. */
export function bundles({ page, out, processes }: Bundles): UserConfig {
  const environments = Object.entries(processes).map(([name, entry]) => [name, nodeProcess(entry, resolve(out, name))]);
  return {
    root: page,
    base: './',
    plugins: [react(), zodWithoutEval(), copyBesideBundle(), bundleReportWorker()],
    build: {
      outDir: resolve(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      license,
    },
    environments: Object.fromEntries(environments),
    builder: {},
  };
}

/** Everything is inside but Electron and native parts, which ssh2 does without. */
function nodeProcess(entry: string, outDir: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, builtins: [/^node:/, 'electron'], external: ['electron'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      ssr: true,
      license,
      copyPublicDir: false,
      rolldownOptions: {
        input: { index: entry },
        platform: 'node',
        external: ['electron', /\.node$/, 'cpu-features'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/** Read from the folder of the bundle that uses them: SQLite's WebAssembly, and the fonts of a report. */
const besideBundle: Readonly<Record<string, string>> = {
  'node-sqlite3-wasm.wasm': 'node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm',
  'fonts/Roboto-Regular.ttf': 'pdfmake/fonts/Roboto/Roboto-Regular.ttf',
  'fonts/Roboto-Italic.ttf': 'pdfmake/fonts/Roboto/Roboto-Italic.ttf',
  'fonts/Roboto-Medium.ttf': 'pdfmake/fonts/Roboto/Roboto-Medium.ttf',
  'fonts/Roboto-MediumItalic.ttf': 'pdfmake/fonts/Roboto/Roboto-MediumItalic.ttf',
};

function copyBesideBundle(): Plugin {
  const modules = resolve(import.meta.dirname, 'node_modules');
  return {
    name: 'copy-beside-bundle',
    applyToEnvironment: ({ name }) => name !== 'client' && name !== 'preload',
    generateBundle() {
      for (const [fileName, path] of Object.entries(besideBundle)) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(resolve(modules, path)) });
      }
    },
  };
}

/** The page gets zod through a file that configures it first, in whichever chunk the first schema is. */
function zodWithoutEval(): Plugin {
  const told = resolve(import.meta.dirname, 'renderer/bridge/zod-without-eval.ts');
  return {
    name: 'zod-without-eval',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: { filter: { id: /^zod$/ }, handler: () => told },
  };
}

/** A report is laid out in a thread of its own, whose code and licences lie beside each bundle that makes reports. */
function bundleReportWorker(): Plugin {
  return {
    name: 'bundle-report-worker',
    applyToEnvironment: ({ name }) => name !== 'client' && name !== 'preload',
    async generateBundle() {
      for (const { fileName, source } of await reportWorker()) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

async function reportWorker() {
  const entry = resolve(import.meta.dirname, 'main/reports/report-worker.ts');
  const { consumer: _, ...options } = nodeProcess(entry, resolve(import.meta.dirname, 'out'));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: { ...options.build, ssr: entry, write: false, sourcemap: false },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return outputs.map((file) =>
    file.type === 'chunk'
      ? { fileName: 'report-worker.cjs', source: file.code }
      : { fileName: `report-worker/${file.fileName}`, source: file.source },
  );
}

const root = import.meta.dirname;

export default defineConfig(
  bundles({
    page: resolve(root, 'renderer'),
    out: resolve(root, 'out'),
    processes: {
      main: resolve(root, 'main/index.ts'),
      preload: resolve(root, 'preload/index.ts'),
      web: resolve(root, 'main/web/index.ts'),
      cli: resolve(root, 'main/cli/index.ts'),
    },
  }),
);
