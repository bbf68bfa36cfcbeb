import type { AwsConnections } from './aws-connections.ts';
import { isAwsEndpoint } from './endpoints.ts';
import { getIdentity, type Identity } from './identity.ts';
import type { AwsProfile, ProfileKind } from './profiles.ts';
import { listRegions } from './regions.ts';

export interface AccountProfile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | null;
  /** Host of a custom endpoint, EC2's before STS's; null for AWS itself. */
  readonly endpointHost: string | null;
  readonly isAws: boolean;
  readonly isDemo: boolean;
  readonly problem: string | null;
}

/** What the accounts feature needs of AWS. */
export interface AccountsPort {
  listProfiles(): Promise<readonly AccountProfile[]>;
  identity(profile: string, region: string | undefined, signal: AbortSignal): Promise<Identity>;
  regions(profile: string, region: string | undefined, signal: AbortSignal): Promise<readonly string[]>;
}

/** STS and the list of regions answer in any region: a profile without one is asked there. */
const REGION_OF_NO_REGION = 'us-east-1';

export function createAccountsPort(connections: AwsConnections): AccountsPort {
  const contextOf = async (name: string, region: string | undefined) => {
    const profile = (await connections.profiles()).find((each) => each.name === name);
    return connections.context(name, region ?? profile?.region ?? REGION_OF_NO_REGION);
  };
  return {
    listProfiles: async () => (await connections.profiles()).map(accountProfile),
    identity: async (profile, region, signal) => getIdentity(await contextOf(profile, region), signal),
    regions: async (profile, region, signal) => listRegions(await contextOf(profile, region), signal),
  };
}

function accountProfile(profile: AwsProfile): AccountProfile {
  const custom = Object.values(profile.endpoints).filter((url) => url !== null);
  const foreign = custom.find((url) => !isAwsEndpoint(url));
  return {
    name: profile.name,
    kind: profile.kind,
    region: profile.region,
    endpointHost: foreign === undefined ? null : URL.canParse(foreign) ? new URL(foreign).host : foreign.slice(0, 100),
    isAws: foreign === undefined,
    isDemo: profile.kind === 'demo',
    problem: profile.problem,
  };
}
