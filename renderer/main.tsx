import './bridge/zod-without-eval.ts';

// Apart, so that zod is told before any schema is made: chunks of one import run in an order of the bundler's.
void import('./start.tsx');
