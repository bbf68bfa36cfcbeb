import { useMemo } from 'react';
import type { HealthCheck } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import type { ChecksById } from './answering.ts';
import { usePlace } from './use-place.ts';

const every = 5000;

/** The health checks with their state, read again and again while somebody looks. */
export function useChecks() {
  const place = usePlace();
  const read = useRead('dns', 'healthChecks', place, { enabled: place.profile !== '', every });
  const checksById: ChecksById = useMemo(
    () => new Map((read.data ?? []).map((check: HealthCheck) => [check.id, check])),
    [read.data],
  );
  return { ...read, checksById };
}
