import { z } from 'zod';

/** Why something could not be read is null here; the inspection's `unread` says why. */
export const GatewayFacts = z.object({
  readAt: z.iso.datetime(),
  hostName: z.string(),
  os: z.object({ name: z.string(), version: z.string().nullable(), kernel: z.string(), architecture: z.string() }),
  strongswan: z.object({
    /** `libreswan` and `other` are named and never touched. */
    product: z.enum(['strongswan', 'libreswan', 'other', 'none']),
    version: z.string().nullable(),
    /** Follows the service that starts at boot; null when that cannot be told. */
    dialect: z.enum(['ipsec', 'swanctl']).nullable(),
    confDirectory: z.string().nullable(),
    swanctlDirectory: z.string().nullable(),
  }),
  service: z.object({
    name: z.string().nullable(),
    manager: z.enum(['systemd', 'upstart', 'sysv', 'openrc', 'none']),
    isRunning: z.boolean().nullable(),
    startsAtBoot: z.boolean().nullable(),
  }),
  /** The account that logged in. */
  login: z.string().nullable(),
  sudo: z.enum(['root', 'without-password', 'with-password', 'none']),
  interfaces: z.array(z.object({ name: z.string(), addresses: z.array(z.string()), isUp: z.boolean() })),
  /** Private networks that the box is connected to or routes into, without the outside one. */
  insideSubnets: z.array(z.string()),
  routes: z.array(z.object({ to: z.string(), via: z.string().nullable(), device: z.string().nullable() })),
  outside: z.object({
    /** The source address of the default route. */
    localAddress: z.string().nullable(),
    /** True when that address is private: something in front translates it. */
    isBehindNat: z.boolean().nullable(),
  }),
  forwarding: z.boolean().nullable(),
  reversePath: z.array(z.object({ interface: z.string(), mode: z.enum(['off', 'strict', 'loose']) })),
  kernel: z.object({
    hasEsp: z.boolean().nullable(),
    hasMarks: z.boolean().nullable(),
    hasXfrmInterface: z.boolean().nullable(),
  }),
  firewall: z.object({
    kind: z.enum(['nftables', 'iptables', 'ufw', 'firewalld', 'none', 'unknown']),
    /** Rules that translate source addresses on their way out, as the box prints them. */
    masquerade: z.array(z.string()),
    /** Whether what is addressed to the box is dropped unless a rule says otherwise. */
    dropsByDefault: z.boolean().nullable(),
    /** Whether what the box passes on may be dropped: by default, or by a rule on its way. */
    forwardDropsByDefault: z.boolean().nullable(),
    rules: z.array(z.string()),
  }),
  clock: z.object({ offsetSeconds: z.number(), isSynchronised: z.boolean().nullable() }),
  connections: z.array(
    z.object({
      name: z.string(),
      localAddress: z.string().nullable(),
      peerAddress: z.string().nullable(),
      localSubnets: z.array(z.string()),
      remoteSubnets: z.array(z.string()),
      isOurs: z.boolean(),
      isUp: z.boolean(),
    }),
  ),
  marksInUse: z.array(z.number()),
  tools: z.array(z.string()),
  leftovers: z.array(z.string()),
  unread: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type GatewayFacts = z.infer<typeof GatewayFacts>;

/** Something that keeps traffic from flowing, with the exact commands for this box; Linkspan does not edit foreign chains. */
export const Advice = z.object({
  id: z.string(),
  problem: z.string(),
  why: z.string(),
  commands: z.array(z.string()),
  /** `blocks` traffic cannot flow · `risks` it may not, or not well · `fine` checked and right. */
  severity: z.enum(['blocks', 'risks', 'fine']),
});
export type Advice = z.infer<typeof Advice>;
