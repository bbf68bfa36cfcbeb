import { z } from 'zod';
import { GatewayId, ProfileName, RegionName } from './intent.ts';

export const Severity = z.enum(['critical', 'high', 'medium', 'low', 'info']);
export type Severity = z.infer<typeof Severity>;

/** `unknown`: something the rule needs could not be read, so nothing is claimed. `warn`: worth a look, no breach of the rule. */
export const Verdict = z.enum(['pass', 'fail', 'warn', 'unknown', 'not-applicable']);
export type Verdict = z.infer<typeof Verdict>;

export const AuditId = z.string().regex(/^[a-z2-7]{8}$/, 'That is not the id of an audit');

/** What is looked at: profiles with their regions, and gateways over SSH. */
export const AuditScope = z.object({
  targets: z
    .array(
      z.object({
        profile: ProfileName,
        regions: z.array(RegionName).min(1, 'Choose at least one region').max(40, 'At most 40 regions'),
      }),
    )
    .min(1, 'Choose at least one profile')
    .max(50, 'At most 50 profiles'),
  gatewayIds: z.array(GatewayId).max(200, 'At most 200 gateways'),
});
export type AuditScope = z.infer<typeof AuditScope>;

export const AuditResource = z.object({
  /** AWS's or our word for the kind of thing: `vpn-connection`, `hosted-zone`, `gateway`. */
  kind: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  /** null for a gateway. */
  account: z.string().nullable(),
  /** null for what is global, and for a gateway. */
  region: z.string().nullable(),
});
export type AuditResource = z.infer<typeof AuditResource>;

/** One fact that was read, and where. */
export const Evidence = z.object({ label: z.string(), value: z.string(), source: z.string() });
export type Evidence = z.infer<typeof Evidence>;

export const Reference = z.object({ label: z.string(), url: z.url({ protocol: /^https$/ }).nullable() });
export type Reference = z.infer<typeof Reference>;

export const Finding = z.object({
  /** The same in every audit of the same thing: `VPN-01/210987654321/eu-west-1/vpn-0a1b`. */
  id: z.string(),
  ruleId: z.string(),
  title: z.string(),
  severity: Severity,
  verdict: z.enum(['fail', 'warn', 'unknown']),
  resource: AuditResource,
  /** What is wrong with this very thing, in one sentence. */
  summary: z.string(),
  evidence: z.array(Evidence),
  remedy: z.object({
    text: z.string(),
    /** A page of the app where it can be mended by a plan: `#/dns/…`. */
    open: z.object({ label: z.string(), href: z.string().regex(/^#\/[\w\-./?=&%:]*$/) }).nullable(),
  }),
  references: z.array(Reference),
});
export type Finding = z.infer<typeof Finding>;

export const RuleResult = z.object({
  ruleId: z.string(),
  title: z.string(),
  severity: Severity,
  /** Why it matters. */
  why: z.string(),
  references: z.array(Reference),
  counts: z.object({
    pass: z.number(),
    fail: z.number(),
    warn: z.number(),
    unknown: z.number(),
    'not-applicable': z.number(),
  }),
});
export type RuleResult = z.infer<typeof RuleResult>;

/** A read that did not work, so that what follows from it is unknown. */
export const Unread = z.object({
  /** A profile or a gateway. */
  where: z.string(),
  region: z.string().nullable(),
  /** `ec2:DescribeVpnConnections`, `inspect`. */
  what: z.string(),
  reason: z.enum(['denied', 'unsupported', 'error']),
  message: z.string(),
});
export type Unread = z.infer<typeof Unread>;

export const InventoryItem = AuditResource.extend({ state: z.string().nullable(), detail: z.string() });
export type InventoryItem = z.infer<typeof InventoryItem>;

/**
 * An audit as it is kept, exported and verified. Holds no secret. `digest` is SHA-256, in hex, over the canonical JSON (RFC 8785)
 * of everything else.
 */
export const AuditReport = z.object({
  schema: z.literal('linkspan-audit/1'),
  id: AuditId,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** The version of Linkspan. */
  version: z.string(),
  scope: AuditScope,
  identities: z.array(z.object({ profile: z.string(), account: z.string(), arn: z.string() })),
  gateways: z.array(z.object({ id: z.string(), name: z.string() })),
  rules: z.array(RuleResult),
  findings: z.array(Finding),
  unread: z.array(Unread),
  inventory: z.array(InventoryItem),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditReport = z.infer<typeof AuditReport>;

export const ReportFormat = z.enum(['pdf', 'html', 'csv', 'xlsx', 'json', 'asff']);
export type ReportFormat = z.infer<typeof ReportFormat>;
