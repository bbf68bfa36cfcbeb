import type { HealthCheckIntent, Routing, RoutingIntent, TargetIntent } from './dns.ts';

/** One record set that an intent asks for, and where its fields are. */
export interface Member {
  /** `routing`, `routing.primary`, `routing.members.2` */
  readonly path: string;
  /** null: a simple record has none. */
  readonly setIdentifier: string | null;
  readonly routing: Routing;
  readonly target: TargetIntent;
  readonly check: HealthCheckIntent;
}

/** The record sets of an intent, alike for every way of routing. */
export function membersOf(routing: RoutingIntent): readonly Member[] {
  switch (routing.kind) {
    case 'simple':
      return [
        {
          path: 'routing',
          setIdentifier: null,
          routing: { kind: 'simple' },
          target: routing.target,
          check: { kind: 'none' },
        },
      ];
    case 'failover':
      return (['primary', 'secondary'] as const).map((role) => ({
        ...routing[role],
        path: `routing.${role}`,
        setIdentifier: role,
        routing: { kind: 'failover', role },
      }));
    case 'weighted':
      return routing.members.map((member, index) => ({
        ...member,
        path: `routing.members.${index}`,
        routing: { kind: 'weighted', weight: member.weight },
      }));
    case 'latency':
      return routing.members.map((member, index) => ({
        ...member,
        path: `routing.members.${index}`,
        routing: { kind: 'latency', region: member.region },
      }));
    case 'geolocation':
      return routing.members.map((member, index) => ({
        ...member,
        path: `routing.members.${index}`,
        routing: { kind: 'geolocation', place: placeOf(member.place) },
      }));
  }
}

/** A country says that it is one only where its letters are a continent's too: `country:NA` is Namibia. */
function placeOf(place: string): string {
  const [, country] = /^country:([A-Z]{2})$/.exec(place) ?? [];
  if (country === undefined) return place;
  return ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'].includes(country) ? place : country;
}
