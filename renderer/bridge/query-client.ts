import { QueryClient } from '@tanstack/react-query';
import { isAppError } from '../../contract/errors.ts';

/** Main says what changed, so an answer stays good until there is news; only a lost answer is asked for again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && isAppError(error, 'throttled'),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
