/** What the rules count as too old, too many, too little. Proposals of ours, in one place. */
export const auditSettings = {
  /** A connection younger than this may still be on its way up. */
  newConnectionMinutes: 60,
  keyAgeDays: 365,
  routesNearLimitPercent: 80,
  /** Routes that AWS takes over one BGP session before it drops it. */
  vpnGatewayRouteLimit: 100,
  transitGatewayRouteLimit: 1000,
  trafficDays: 14,
  /** Less than this over all of `trafficDays` is keep-alives and nothing else. */
  idleTrafficBytes: 1_000_000,
  bgpKeyCharacters: 16,
  failoverTtlSeconds: 60,
  /** The organisation allows 256-bit ciphers only. */
  requires256Bit: true,
  /** Ports that are encrypted where they can be. */
  requiresMacSec: true,
  /** A connection with this tag, set to `true`, is meant to have one tunnel or no traffic: standby and certificate designs. */
  standbyTag: 'linkspan:standby',
} as const;
