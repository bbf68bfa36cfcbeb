import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import { Ipv4 } from '../domain/cidr.ts';
import { LinkId, LinkName } from '../domain/intent.ts';
import { Link } from '../domain/link.ts';
import { PlanView } from '../domain/plan.ts';

const one = z.object({ linkId: LinkId });

/** One fact about a link as each end sees it. */
const Comparison = z.object({
  field: z.string(),
  tunnel: z.string().nullable(),
  aws: z.string().nullable(),
  gateway: z.string().nullable(),
  agrees: z.boolean().nullable(),
});

const LinkHealth = z.object({
  state: z.enum(['up', 'degraded', 'down', 'unknown']),
  /** "Up on both tunnels". */
  sentence: z.string(),
});

export const links = {
  list: query({
    input: z.object({}),
    output: z.array(Link.omit({ proofs: true }).extend({ lastProof: Link.shape.proofs.element.nullable() })),
  }),
  get: query({ input: one, output: Link }),
  /** Reads both ends now. What could not be read is in `unread`, never an error of the page. */
  bothEnds: query({
    input: one,
    output: z.object({
      readAt: z.iso.datetime(),
      health: LinkHealth,
      comparisons: z.array(Comparison),
      /** What no longer is as it was applied, in words; empty when nothing changed. */
      changedSince: z.array(z.string()),
      unread: z.array(z.object({ what: z.string(), why: z.string() })),
    }),
  }),
  rename: command({ input: z.object({ linkId: LinkId, name: LinkName }), output: z.object({}) }),
  planProof: command({
    input: z.object({
      linkId: LinkId,
      /** A private address in the VPC; null when there is none to name. */
      target: Ipv4.nullable(),
      /** Take tunnel 1 down and up again while traffic is watched. */
      failover: z.boolean(),
    }),
    output: PlanView,
  }),
  /** Addresses in the VPC that can be asked, those that admit the site first. */
  proofTargets: query({
    input: one,
    output: z.array(z.object({ address: z.string(), label: z.string(), admitsSite: z.boolean() })),
  }),
  planDelete: command({
    /** `withoutGateway`: the box is gone for good; its files, keys among them, stay where they are. */
    input: one.extend({ withoutGateway: z.boolean().default(false) }),
    output: PlanView,
  }),
  changed: topic(z.object({ linkId: z.string().nullable() })),
};
