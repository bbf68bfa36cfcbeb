import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { type EnvironmentOptions, defineConfig } from 'vite';

const root = import.meta.dirname;

/** A process that runs on Node or in Electron's main: one CommonJS file with everything inside but Electron and native parts. */
function nodeProcess(entry: string, out: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, builtins: [/^node:/, 'electron'], external: ['electron'] },
    build: {
      outDir: resolve(root, 'out', out),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      ssr: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: { index: resolve(root, entry) },
        platform: 'node',
        external: ['electron', /\.node$/, 'cpu-features'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
  environments: {
    main: nodeProcess('main/index.ts', 'main'),
    preload: nodeProcess('preload/index.ts', 'preload'),
    web: nodeProcess('main/web/index.ts', 'web'),
    cli: nodeProcess('main/cli/index.ts', 'cli'),
  },
  builder: {},
});
