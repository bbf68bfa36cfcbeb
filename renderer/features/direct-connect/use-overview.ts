import { useRead } from '../../bridge/use-read.ts';
import type { Place } from './use-place.ts';

const every = 10_000;

/** All of Direct Connect in one place, read again while somebody looks. */
export function useOverview({ profile, region }: Place) {
  return useRead('directConnect', 'overview', { profile, region }, { enabled: profile !== '' && region !== '', every });
}
