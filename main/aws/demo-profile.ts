import { Secret } from '../secret.ts';
import type { AwsProfile } from './profiles.ts';
import { forEachService } from './services.ts';

/** The profile of a demo AWS that runs in the app; its keys are nobody's. */
export function demoProfile(demo: {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly name?: string;
}): AwsProfile {
  return {
    name: demo.name ?? 'demo',
    kind: 'demo',
    region: demo.region,
    endpoints: forEachService(() => demo.endpoint),
    keys: { accessKeyId: demo.accessKeyId, secretAccessKey: new Secret(demo.secretAccessKey), sessionToken: null },
    settings: new Map(),
    problem: null,
  };
}
