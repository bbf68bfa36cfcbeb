import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { accounts } from '../../contract/features/accounts.ts';
import { useRead } from './use-read.ts';

export type Profile = z.infer<typeof accounts.list.output>[number];

interface CurrentProfile {
  readonly profiles: readonly Profile[];
  readonly current: Profile | undefined;
  readonly choose: (name: string) => void;
}

const CurrentProfileContext = createContext<CurrentProfile>({
  profiles: [],
  current: undefined,
  choose: () => undefined,
});

/** The profile new work starts with: the one chosen in this window, else the demo's, else the first that can be used. */
export function CurrentProfileProvider({ children }: { readonly children: ReactNode }) {
  const { data } = useRead('accounts', 'list', {});
  const [chosen, choose] = useState<string>();
  const value = useMemo(() => {
    const profiles = data ?? [];
    const current =
      profiles.find(({ name }) => name === chosen) ??
      profiles.find(({ isDemo }) => isDemo) ??
      profiles.find(({ problem }) => problem === null) ??
      profiles[0];
    return { profiles, current, choose };
  }, [data, chosen]);
  return <CurrentProfileContext value={value}>{children}</CurrentProfileContext>;
}

export function useCurrentProfile(): CurrentProfile {
  return useContext(CurrentProfileContext);
}
