import { useCurrentProfile } from '../../bridge/current-profile.tsx';

export interface Place {
  readonly profile: string;
  /** Where alarms are looked for; Route 53 itself is global. */
  readonly region: string;
}

/** The profile that this window works with; both empty while there is none. */
export function usePlace(): Place {
  const { current } = useCurrentProfile();
  return current ? { profile: current.name, region: current.region ?? 'us-east-1' } : { profile: '', region: '' };
}
