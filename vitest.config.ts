import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Node projects run everywhere; the heavier lanes (lab, e2e, bench) have configurations of their own. */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    // Much of a test's time is waiting for a child or a socket: one worker on two cores would leave one of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The files of a worker share its modules: loading the app's anew for each file took more time than the tests.
    isolate: false,
    ...(process.env['LINKSPAN_RESULTS'] && {
      reporters: ['default', 'json'],
      outputFile: { json: process.env['LINKSPAN_RESULTS'] },
    }),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          globalSetup: ['test/helpers/contract-record.ts'],
          setupFiles: ['test/helpers/record-file.ts'],
          include: ['test/{architecture,contract,main,preload,journeys,scripts}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'page', environment: 'jsdom', include: ['test/renderer/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: { name: 'last', environment: 'node', include: ['test/**/*.last.ts'], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
