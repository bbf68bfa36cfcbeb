import { buildProbeApp } from './build-probe-app.ts';

/** Builds the probe app once for all files. */
export async function setup(): Promise<void> {
  await buildProbeApp();
}
