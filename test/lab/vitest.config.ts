import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

import { patience } from './parts/exec.ts';

/** One file at a time: the lab's boxes are the load, and real time matters in them. */
export default defineConfig({
  cacheDir: join(tmpdir(), 'linkspan-lab-vite'),
  test: {
    environment: 'node',
    include: ['test/lab/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000 * patience,
    hookTimeout: 120_000 * patience,
    teardownTimeout: 30_000,
    reporters: ['verbose'],
  },
});
