import type { AwsConnections } from '../../../main/aws/aws-connections.ts';
import { createAwsConnections } from '../../../main/aws/aws-connections.ts';
import type { AwsContext } from '../../../main/aws/aws-context.ts';
import { demoProfile } from '../../../main/aws/demo-profile.ts';
import type { Clock } from '../../../main/clock.ts';
import { startDemoAws, type DemoAws, type DemoAwsOptions } from '../../../main/demo/aws/start-demo-aws.ts';
import { createEagerClock } from '../../helpers/engine-clock.ts';

export interface DemoContext {
  readonly demo: DemoAws;
  readonly ctx: AwsContext;
  readonly connections: AwsConnections;
  readonly clock: Clock & { readonly waits: readonly number[] };
  setReadOnly(isReadOnly: boolean): void;
  stop(): Promise<void>;
}

export const never = new AbortController().signal;
export const production = 'vpc-0b1de5a1f00d10001';

/** A demo AWS and main/aws talking to it, on one clock that jumps over every wait. */
export async function startDemoContext(options: DemoAwsOptions = {}): Promise<DemoContext> {
  const clock = createEagerClock();
  const demo = await startDemoAws({ clock, ...options });
  let readOnly = false;
  const connections = createAwsConnections({
    env: { HOME: '/nowhere' },
    clock,
    isReadOnly: () => readOnly,
    extraProfiles: () => [demoProfile({ endpoint: demo.endpoint, ...demo.accessKey, region: 'eu-west-1' })],
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  return {
    demo,
    clock,
    connections,
    ctx: await connections.context('demo', 'eu-west-1'),
    setReadOnly: (isReadOnly) => {
      readOnly = isReadOnly;
    },
    stop: async () => {
      connections.close();
      await demo.stop();
    },
  };
}
