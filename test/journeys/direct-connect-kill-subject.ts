import { z } from 'zod';
import { createHeldKeys } from '../../main/aws-steps/held-keys.ts';
import { createAwsConnections } from '../../main/aws/aws-connections.ts';
import { demoProfile } from '../../main/aws/demo-profile.ts';
import { createClock } from '../../main/clock.ts';
import { createEngine } from '../../main/engine/engine.ts';
import { directConnectDoers } from '../../main/features/direct-connect/doers.ts';
import { planVirtualInterface } from '../../main/features/direct-connect/plan-virtual-interface.ts';
import { readWorld } from '../../main/features/direct-connect/read-world.ts';
import { Secret } from '../../main/secret.ts';
import { openStore } from '../../main/store/store.ts';
import { transitIntent } from '../helpers/direct-connect-intent.ts';
import type { KillSetup, KillSubject } from '../helpers/engine-kill-subject.ts';

const SubjectWorld = z.object({ endpoint: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() });

/** Fixed, so that the key that a person would type again is there in every process. */
const planId = 'plan-killdirectconnect';

/** The largest plan of Direct Connect on a real store, against the demo AWS of another process. */
export async function openDirectConnectSubject({ dataDir, world, onJournal }: KillSetup): Promise<KillSubject> {
  const clock = createClock(100);
  const store = await openStore(dataDir, { host: 'test', clock });
  const profile = demoProfile({ ...SubjectWorld.parse(world), region: 'eu-west-1' });
  const aws = createAwsConnections({
    env: { HOME: '/nowhere' },
    clock,
    isReadOnly: () => false,
    extraProfiles: () => [profile],
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  const ownKeys = createHeldKeys<Secret>();
  ownKeys.hold(planId, new Secret('key.of.the.table'));
  const engine = createEngine({
    doers: directConnectDoers({ aws, clock, ownKeys, changed: () => undefined }),
    plans: store.plans,
    journal: store.journal,
    activity: store.activity,
    transaction: (work) => store.transaction(work),
    clock,
    publish: () => undefined,
    report: (error) => console.error(error),
    // What happens in the middle of an undo has a table of its own, on toys (test/main/engine).
    onJournal: (point, stepId) => (point.startsWith('undo') ? undefined : onJournal(point, stepId)),
  });
  engine.settle();
  return {
    engine,
    async makePlan() {
      const intent = transitIntent({ profile: profile.name, key: 'own' });
      const read = await readWorld(await aws.context(profile.name, intent.region), AbortSignal.timeout(30_000));
      return engine.keep({ ...planVirtualInterface(intent, read), id: planId }).id;
    },
    async close() {
      await engine.shutDown();
      aws.close();
      await store.close();
    },
  };
}
