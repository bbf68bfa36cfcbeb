import { useCurrentProfile } from '../../bridge/current-profile.tsx';
import { useRoute } from '../../ui/router.tsx';

export interface Place {
  readonly profile: string;
  readonly region: string;
}

/** Whose virtual interfaces, and where: what the address says, else the window's profile and its region. Empty while there is none. */
export function usePlace(): Place {
  const { profiles, current } = useCurrentProfile();
  const { query } = useRoute();
  const named = profiles.find(({ name }) => name === query.get('profile')) ?? current;
  return { profile: named?.name ?? '', region: query.get('region') ?? named?.region ?? '' };
}
