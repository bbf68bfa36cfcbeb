import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { executableEnvironment } from './electron-executable.ts';

/** Needs a Chromium. One file after the other: two cores are soon busy. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/e2e/**/*.e2e.ts', 'test/standin/**/*.test.ts'],
    ...(process.env['LINKSPAN_RESULTS'] && {
      reporters: ['default', 'json'],
      outputFile: { json: process.env['LINKSPAN_RESULTS'] },
    }),
    globalSetup: ['test/e2e/global-setup.ts'],
    env: executableEnvironment(),
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
