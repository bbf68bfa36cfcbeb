import { type AccountsPort, createAccountsPort } from '../aws/accounts.ts';
import { type AwsConnections, createAwsConnections } from '../aws/aws-connections.ts';
import type { AwsProfile, Environment } from '../aws/profiles.ts';
import type { Clock } from '../clock.ts';
import { ProfileSettings, untouchedProfile } from '../features/accounts/handlers.ts';
import type { Store } from '../store/store.ts';

export interface AwsSideSetup {
  readonly store: Store;
  readonly clock: Clock;
  readonly env: Environment;
  readonly demoProfiles: () => readonly AwsProfile[];
  readonly mfaCode: (profile: string, serial: string) => Promise<string>;
}

/** AWS as the profiles see it, with what the person set for each of them. */
export function createAwsSide({ store, clock, env, demoProfiles, mfaCode }: AwsSideSetup) {
  const rows = store.rows('settings', ProfileSettings);
  const kept = {
    get: (profile: string) => rows.get(`profile:${profile}`),
    put: (profile: string, value: ProfileSettings) => rows.put(`profile:${profile}`, value),
  };
  const connections: AwsConnections = createAwsConnections({
    env,
    clock,
    isReadOnly: (profile) => (kept.get(profile) ?? untouchedProfile).isReadOnly,
    extraProfiles: demoProfiles,
    // The file is the person's own and the AWS CLI runs it without a question too: see docs/threat-model.md.
    mayRun: () => Promise.resolve(),
    askMfaCode: mfaCode,
  });
  const known = new Map<string, string>();
  return {
    connections,
    kept,
    accounts: rememberIdentities(createAccountsPort(connections), known),
    /** Who a profile was when AWS was last asked. */
    identityOf: (profile: string) => known.get(profile) ?? null,
  };
}

function rememberIdentities(accounts: AccountsPort, known: Map<string, string>): AccountsPort {
  return {
    ...accounts,
    async identity(profile, region, signal) {
      const identity = await accounts.identity(profile, region, signal);
      known.set(profile, identity.arn);
      return identity;
    },
  };
}

export type AwsSide = ReturnType<typeof createAwsSide>;
