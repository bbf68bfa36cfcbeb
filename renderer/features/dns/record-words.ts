import type { RecordSet, RecordTarget, Routing } from '../../../contract/domain/dns.ts';
import { placeName } from './places.ts';

/** Where a record points, on one line. */
export function targetText(target: RecordTarget): string {
  return target.kind === 'alias' ? target.dnsName : target.values.join(', ');
}

/** What one member is within its set: "Primary", "Weight 50", "Germany". */
export function memberWords({ routing }: Pick<RecordSet, 'routing'>): string {
  switch (routing.kind) {
    case 'simple':
      return '';
    case 'failover':
      return routing.role === 'primary' ? 'Primary' : 'Secondary';
    case 'weighted':
      return `Weight ${routing.weight}`;
    case 'latency':
      return `Near ${routing.region}`;
    case 'geolocation':
      return placeName(routing.place);
    case 'other':
      return routing.what;
    default:
      return routing satisfies never;
  }
}

export const routingWords: Readonly<Record<Routing['kind'], string>> = {
  simple: 'Simple',
  failover: 'Failover',
  weighted: 'Weighted',
  latency: 'Latency',
  geolocation: 'Geolocation',
  other: 'Other',
};
