import type { HealthCheck, HostedZone, RecordSet, TunnelChoice } from './dns.ts';

/** What the world's resolvers find when they look for a zone. */
export type ZoneAsked =
  | { readonly kind: 'asked' }
  /** The parent delegates to other servers. */
  | { readonly kind: 'elsewhere'; readonly nameServers: readonly string[] }
  /** The parent does not know it. */
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'unknown' };

/** What an intent is judged against. */
export interface DnsWorld {
  readonly zone: HostedZone;
  /** All of the zone, or at least those that an intent could meet. */
  readonly records: readonly RecordSet[];
  readonly healthChecks: readonly Pick<HealthCheck, 'id' | 'name' | 'kind' | 'isInverted' | 'isDisabled' | 'state'>[];
  /** Of each region that a check names. */
  readonly tunnels: readonly (TunnelChoice & { readonly region: string })[];
  readonly asked: ZoneAsked;
}
