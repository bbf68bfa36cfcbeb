import type { RecordValues } from './record-values.ts';

export interface SwitchTime {
  readonly id: 'detection' | 'spread' | 'ttl';
  readonly what: string;
  /** At most, in seconds. */
  readonly seconds: number;
}

/** AWS publishes TunnelState every five minutes, and a check that follows it needs one whole period. */
const tunnelDetection = 600;
/** Until all of Route 53's name servers answer the other record. */
const spread = 60;
const ttlOfAliases = 60;

/** What a switch of a failover pair is made of; undefined while there is no pair, no check, or no fitting number. */
export function switchTimes({ policy, members, ttl }: RecordValues): readonly SwitchTime[] | undefined {
  const [primary, secondary] = members;
  if (policy !== 'failover' || !primary || !secondary) return undefined;
  const detection = detectionOf(primary);
  const kept = primary.target === 'values' ? Number(ttl) : ttlOfAliases;
  if (detection === undefined || !Number.isInteger(kept) || kept < 0) return undefined;
  return [
    { id: 'detection', what: 'The check notices', seconds: detection },
    { id: 'spread', what: 'Name servers follow', seconds: spread },
    { id: 'ttl', what: 'Resolvers forget', seconds: kept },
  ];
}

function detectionOf({ check, interval, threshold }: RecordValues['members'][number]): number | undefined {
  if (check === 'tunnel') return tunnelDetection;
  if (check !== 'endpoint') return undefined;
  const seconds = Number(interval) * Number(threshold);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
