import { useCurrentProfile } from './current-profile.tsx';
import { useRead } from './use-read.ts';

/** Why nothing may be changed under this profile, in words; undefined when it may. Main enforces it, the page only says so. */
export function useLock(profileName?: string | null): string | undefined {
  const { profiles } = useCurrentProfile();
  const { data: info } = useRead('app', 'info', {});
  if (info?.isReadOnly) return 'Linkspan was started with --read-only: nothing can be changed';
  const profile = profiles.find(({ name }) => name === profileName);
  return profile?.isReadOnly ? `The profile ${profile.name} is read-only. Accounts has the switch` : undefined;
}
