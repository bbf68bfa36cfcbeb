import { z } from 'zod';
import type { Handlers } from '../../../contract/define.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { AccountsPort } from '../../aws/accounts.ts';

/** What a person set for a profile. The profile itself stays in the AWS configuration files. */
export const ProfileSettings = z.object({ isReadOnly: z.boolean(), region: z.string().nullable() });
export type ProfileSettings = z.infer<typeof ProfileSettings>;

export interface AccountServices {
  readonly aws: AccountsPort;
  readonly kept: {
    get(profile: string): ProfileSettings | undefined;
    put(profile: string, value: ProfileSettings): void;
  };
  readonly now: () => Date;
  readonly changed: () => void;
}

export const untouchedProfile: ProfileSettings = { isReadOnly: false, region: null };

export function accountsHandlers({ aws, kept, now, changed }: AccountServices): Handlers<AppContract>['accounts'] {
  const settingsOf = (profile: string) => kept.get(profile) ?? untouchedProfile;
  const regionOf = (profile: string) => settingsOf(profile).region ?? undefined;

  return {
    list: async () => {
      const profiles = await aws.listProfiles();
      return profiles.map((profile) => ({
        ...profile,
        region: settingsOf(profile.name).region ?? profile.region,
        isReadOnly: settingsOf(profile.name).isReadOnly,
      }));
    },
    identity: async ({ profile }, signal) => {
      const identity = await aws.identity(profile, regionOf(profile), signal);
      return { ...identity, checkedAt: now().toISOString() };
    },
    regions: async ({ profile }, signal) => [...(await aws.regions(profile, regionOf(profile), signal))],
    setReadOnly: ({ profile, isReadOnly }) => {
      kept.put(profile, { ...settingsOf(profile), isReadOnly });
      changed();
      return Promise.resolve({});
    },
    setRegion: ({ profile, region }) => {
      kept.put(profile, { ...settingsOf(profile), region });
      changed();
      return Promise.resolve({});
    },
  };
}
