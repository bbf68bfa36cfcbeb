import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import { Advice, GatewayFacts } from '../domain/gateway-facts.ts';
import { GatewayId, nameOf } from '../domain/intent.ts';

const Hop = z.object({ host: z.string(), port: z.number(), user: z.string() });

const Gateway = z.object({
  id: z.string(),
  name: z.string(),
  /** The alias in the SSH configuration, or null when it was typed by hand. */
  sshAlias: z.string().nullable(),
  /** The hops to it in order, itself last. */
  route: z.array(Hop),
  isDemo: z.boolean(),
  state: z.enum(['never-tried', 'reachable', 'unreachable']),
  /** Why it could not be reached, or null. */
  problem: z.string().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
  strongswan: z.string().nullable(),
  linkIds: z.array(z.string()),
});

const HostField = z
  .string()
  .trim()
  .min(1, 'Enter the host name or address of the gateway')
  .max(253, 'A host name has at most 253 characters')
  .regex(/^[A-Za-z0-9._:%-]+$/, 'A host is a name or an address, without blanks');

const GatewayToAdd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ssh-config'), name: nameOf('gateway'), alias: HostField }),
  z.object({
    kind: z.literal('by-hand'),
    name: nameOf('gateway'),
    host: HostField,
    port: z
      .int('A port is a number from 1 to 65535')
      .min(1, 'A port is a number from 1 to 65535')
      .max(65_535, 'A port is a number from 1 to 65535'),
    user: z
      .string()
      .trim()
      .min(1, 'Enter the user to log in as')
      .max(64, 'A user name has at most 64 characters')
      .regex(/^[^\s:@]+$/, 'A user name has no blanks, : or @'),
    identityFile: z.string().max(1000, 'That path is too long').nullable(),
    /** As in ProxyJump: `[user@]host[:port]`, hops separated by commas; null for none. */
    jump: z
      .string()
      .max(2000, 'That list of hops is too long')
      .regex(/^[^\s,]+(,[^\s,]+)*$/, 'Hops are [user@]host[:port], separated by commas')
      .nullable(),
  }),
]);

/** A question that only a person can answer while a connection is made. */
const Prompt = z.object({
  id: z.string(),
  gatewayId: z.string().nullable(),
  /** Whom it is about: `user@host:port` of the hop. */
  about: z.string(),
  kind: z.enum(['host-key', 'passphrase', 'password', 'sudo-password', 'keyboard-interactive', 'proxy-command']),
  text: z.string(),
  /** For a host key: its type and fingerprint; for a command: the exact command. */
  detail: z.string().nullable(),
  fields: z.array(z.object({ label: z.string(), isHidden: z.boolean() })),
});

export const gateways = {
  list: query({ input: z.object({}), output: z.array(Gateway) }),
  /** The hosts named in the SSH configuration, patterns left out. */
  sshHosts: query({
    input: z.object({}),
    output: z.object({
      file: z.string(),
      problem: z.string().nullable(),
      hosts: z.array(z.object({ alias: z.string(), route: z.array(Hop) })),
    }),
  }),
  add: command({ input: GatewayToAdd, output: Gateway }),
  /** Refused with `conflict` while a link uses it. */
  remove: command({ input: z.object({ id: GatewayId }), output: z.object({}) }),
  /** Connects hop by hop and says how far it got. */
  tryRoute: command({
    input: z.object({ id: GatewayId }),
    output: z.object({
      hops: z.array(Hop.extend({ state: z.enum(['reached', 'failed', 'not-tried']), message: z.string() })),
    }),
  }),
  inspect: query({
    input: z.object({ id: GatewayId }),
    output: z.object({ facts: GatewayFacts, advice: z.array(Advice), tookMs: z.number() }),
  }),
  prompts: query({ input: z.object({}), output: z.array(Prompt) }),
  /** `answers` are what a person typed, in the order of the fields; null refuses. They go to main only and are never read back. */
  answer: command({
    input: z.object({ promptId: z.string().max(100), answers: z.array(z.string().max(10_000)).max(20).nullable() }),
    output: z.object({}),
  }),
  asked: topic(z.object({})),
  changed: topic(z.object({})),
};
