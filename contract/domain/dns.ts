import { z } from 'zod';
import { ProfileName, RegionName } from './intent.ts';

export const HostedZoneId = z.string().regex(/^Z[A-Z0-9]{1,31}$/, 'Choose a hosted zone');
export const HealthCheckId = z.string().regex(/^[0-9a-f-]{36}$/, 'Choose a health check');

/** The types that the wizard makes. Others are shown and left alone. */
export const RecordType = z.enum(['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA'], 'Choose a record type');
export type RecordType = z.infer<typeof RecordType>;

export const HostedZone = z.object({
  id: z.string(),
  /** Without the last dot. */
  name: z.string(),
  isPrivate: z.boolean(),
  recordCount: z.number(),
  comment: z.string().nullable(),
  vpcs: z.array(z.object({ id: z.string(), region: z.string() })),
  nameServers: z.array(z.string()),
});
export type HostedZone = z.infer<typeof HostedZone>;

export const Routing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('simple') }),
  z.object({ kind: z.literal('failover'), role: z.enum(['primary', 'secondary']) }),
  z.object({ kind: z.literal('weighted'), weight: z.number() }),
  z.object({ kind: z.literal('latency'), region: z.string() }),
  /** `*`: everywhere else. A continent such as `EU`, a country such as `DE`, a US state such as `US-CA`. */
  z.object({ kind: z.literal('geolocation'), place: z.string() }),
  /** Multivalue, geoproximity, CIDR: shown, not made. */
  z.object({ kind: z.literal('other'), what: z.string() }),
]);
export type Routing = z.infer<typeof Routing>;

export const RecordTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('values'), values: z.array(z.string()), ttl: z.number() }),
  z.object({
    kind: z.literal('alias'),
    hostedZoneId: z.string(),
    dnsName: z.string(),
    evaluateTargetHealth: z.boolean(),
  }),
]);
export type RecordTarget = z.infer<typeof RecordTarget>;

/** A record set as it is in a zone. Name and type (any type) with the identifier are unique. */
export const RecordSet = z.object({
  /** Without the last dot, lower case, `*` as itself. */
  name: z.string(),
  type: z.string(),
  setIdentifier: z.string().nullable(),
  routing: Routing,
  target: RecordTarget,
  healthCheckId: z.string().nullable(),
});
export type RecordSet = z.infer<typeof RecordSet>;

export const HealthCheckState = z.enum(['healthy', 'unhealthy', 'unknown']);
export type HealthCheckState = z.infer<typeof HealthCheckState>;

export const HealthCheck = z.object({
  id: z.string(),
  name: z.string().nullable(),
  kind: z.enum(['http', 'https', 'tcp', 'tunnel', 'alarm', 'calculated', 'other']),
  /** "https://www.example.com:443/health every 30 s", "tunnel 203.0.113.10 of vpn-0a1b is up". */
  what: z.string(),
  state: HealthCheckState,
  isInverted: z.boolean(),
  isDisabled: z.boolean(),
  /** Route 53's HealthCheckVersion: a change names the one it saw. */
  version: z.number(),
  usedBy: z.array(z.object({ zoneId: z.string(), name: z.string(), type: z.string() })),
  tunnel: z
    .object({ region: z.string(), vpnConnectionId: z.string(), outsideAddress: z.string().nullable() })
    .nullable(),
  /** What each checker says, where Route 53 tells: "eu-west-1: Success: HTTP Status Code 200". */
  observations: z.array(z.object({ region: z.string(), isHealthy: z.boolean(), said: z.string() })),
});
export type HealthCheck = z.infer<typeof HealthCheck>;

const AliasName = z.string().trim().min(1, 'Enter a name').max(255, 'A name has at most 255 characters');

export const AliasIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('load-balancer'), dnsName: AliasName }),
  z.object({ kind: z.literal('cloudfront'), dnsName: AliasName }),
  /** The bucket has the record's own name: S3 demands it. */
  z.object({ kind: z.literal('s3-website'), region: RegionName }),
  /** Another record of the same zone and type. */
  z.object({ kind: z.literal('record'), name: AliasName }),
]);
export type AliasIntent = z.infer<typeof AliasIntent>;

export const TargetIntent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('values'),
    values: z
      .array(z.string().trim().max(4000, 'A value has at most 4000 characters'))
      .min(1, 'Enter at least one value')
      .max(100, 'At most 100 values'),
  }),
  z.object({ kind: z.literal('alias'), alias: AliasIntent }),
]);
export type TargetIntent = z.infer<typeof TargetIntent>;

export const HealthCheckIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('existing'), id: HealthCheckId }),
  z.object({
    kind: z.literal('endpoint'),
    protocol: z.enum(['http', 'https', 'tcp'], 'Choose HTTP, HTTPS or TCP'),
    /** A public address or a name. */
    host: z.string().trim().min(1, 'Enter an address or a name').max(255),
    port: z
      .int('A port is a number from 1 to 65535')
      .min(1, 'A port is a number from 1 to 65535')
      .max(65_535, 'A port is a number from 1 to 65535'),
    /** Of HTTP and HTTPS; null for TCP. */
    path: z.string().startsWith('/', 'A path begins with /').max(255, 'A path has at most 255 characters').nullable(),
    intervalSeconds: z.union([z.literal(10), z.literal(30)]),
    failureThreshold: z.int().min(1, 'From 1 to 10').max(10, 'From 1 to 10'),
  }),
  /** Follows AWS/VPN TunnelState: one tunnel, or the connection (up while one tunnel is) when no address is named. */
  z.object({
    kind: z.literal('tunnel'),
    region: RegionName,
    vpnConnectionId: z.string().regex(/^vpn-[0-9a-f]{8,17}$/, 'Choose a VPN connection'),
    outsideAddress: z.string().min(2).max(45).nullable(),
  }),
]);
export type HealthCheckIntent = z.infer<typeof HealthCheckIntent>;

const member = { target: TargetIntent, check: HealthCheckIntent };
const SetIdentifier = z
  .string()
  .trim()
  .min(1, 'Give each record of the set an identifier')
  .max(128, 'An identifier has at most 128 characters');

export const RoutingIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('simple'), target: TargetIntent }),
  z.object({ kind: z.literal('failover'), primary: z.object(member), secondary: z.object(member) }),
  z.object({
    kind: z.literal('weighted'),
    members: z
      .array(
        z.object({
          ...member,
          setIdentifier: SetIdentifier,
          weight: z.int('A weight is a number from 0 to 255').min(0).max(255, 'A weight is a number from 0 to 255'),
        }),
      )
      .min(1, 'Add at least one record')
      .max(100, 'At most 100 records'),
  }),
  z.object({
    kind: z.literal('latency'),
    members: z
      .array(z.object({ ...member, setIdentifier: SetIdentifier, region: RegionName }))
      .min(1, 'Add at least one record')
      .max(40, 'At most 40 records'),
  }),
  z.object({
    kind: z.literal('geolocation'),
    members: z
      .array(
        z.object({
          ...member,
          setIdentifier: SetIdentifier,
          place: z
            .string()
            .regex(
              /^(\*|AF|AN|AS|EU|NA|OC|SA|country:[A-Z]{2}|US-[A-Z]{2})$/,
              'Choose everywhere else, a continent, a country or a state of the US',
            ),
        }),
      )
      .min(1, 'Add at least one record')
      .max(100, 'At most 100 records'),
  }),
]);
export type RoutingIntent = z.infer<typeof RoutingIntent>;

/** Something wrong with an intent that only the zone or the account can tell, at its field (`routing.primary.check.host`). */
export const FieldProblem = z.object({
  field: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** What "this tunnel is up" can be about: a VPN connection and its tunnels. */
export const TunnelChoice = z.object({
  vpnConnectionId: z.string(),
  name: z.string().nullable(),
  linkId: z.string().nullable(),
  tunnels: z.array(z.object({ outsideAddress: z.string(), state: z.enum(['up', 'down']) })),
});
export type TunnelChoice = z.infer<typeof TunnelChoice>;

/** What the person asked for: every record of one name and type, whole. */
export const RecordIntent = z.object({
  profile: ProfileName,
  /** Where alarms are made; Route 53 itself is global. */
  region: RegionName,
  zoneId: HostedZoneId,
  /** Fully qualified, without the last dot. */
  name: z.string().trim().toLowerCase().min(1, 'Enter a name').max(255, 'A name has at most 255 characters'),
  type: RecordType,
  /** Seconds; of plain values, since an alias has its target's. */
  ttl: z.int('A TTL is a number of seconds').min(0).max(172_800, 'At most 172800 seconds (two days)'),
  routing: RoutingIntent,
  /** Take the place of what has this name and type now, in one batch. Without it, a record in the way is a conflict. */
  replace: z.boolean(),
});
export type RecordIntent = z.infer<typeof RecordIntent>;

export const RecordRef = z.object({
  profile: ProfileName,
  region: RegionName,
  zoneId: HostedZoneId,
  name: z.string().min(1).max(255),
  type: RecordType,
});
export type RecordRef = z.infer<typeof RecordRef>;

/** One thing seen during a drill. */
export const DrillSight = z.object({
  at: z.iso.datetime(),
  /** `check`: the health check's state. `answer`: what the name servers answer. `step`: what Linkspan did. */
  kind: z.enum(['check', 'answer', 'step']),
  text: z.string(),
});
export type DrillSight = z.infer<typeof DrillSight>;

export const Drill = z.object({
  planId: z.string(),
  profile: z.string(),
  zoneId: z.string(),
  name: z.string(),
  type: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** From forcing the check to Route 53 calling it unhealthy. */
  detectionSeconds: z.number().nullable(),
  /** From forcing the check to the secondary's answer. */
  switchSeconds: z.number().nullable(),
  /** From restoring the check to the primary's answer. */
  backSeconds: z.number().nullable(),
  /** `running` · `done` · `stopped` before its end, everything put back · `not-restored` says what is not. */
  state: z.enum(['running', 'done', 'stopped', 'not-restored']),
  sights: z.array(DrillSight),
});
export type Drill = z.infer<typeof Drill>;
