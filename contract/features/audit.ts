import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import { AuditId, AuditReport, AuditScope, Finding, ReportFormat, RuleResult, Severity } from '../domain/audit.ts';

const one = z.object({ auditId: AuditId });

const SeverityCounts = z.record(Severity, z.number());

const AuditSummary = AuditReport.pick({ id: true, startedAt: true, endedAt: true, scope: true, digest: true }).extend({
  /** Of failed checks. */
  counts: SeverityCounts,
  unknown: z.number(),
  unread: z.number(),
  resources: z.number(),
});

const AuditProgress = z.object({
  auditId: z.string(),
  state: z.enum(['reading', 'judging', 'done', 'cancelled', 'failed']),
  /** Reads done, of those known so far. */
  done: z.number(),
  total: z.number(),
  /** What is being read: "EC2 in eu-west-1 (demo)". */
  now: z.string(),
  message: z.string().nullable(),
});

/** A read-only sweep over accounts, regions and gateways, kept and reported. */
export const audit = {
  /** Every rule that there is, without counts. */
  rules: query({ input: z.object({}), output: z.array(RuleResult.omit({ counts: true })) }),
  /** Begins and answers at once; progress comes as news. */
  start: command({ input: z.object({ scope: AuditScope }), output: z.object({ auditId: z.string() }) }),
  cancel: command({ input: one, output: z.object({}) }),
  /** Of the audit that runs; null when none does. */
  running: query({ input: z.object({}), output: AuditProgress.nullable() }),
  /** Newest first. */
  list: query({ input: z.object({}), output: z.array(AuditSummary) }),
  get: query({
    input: one,
    output: AuditReport.omit({ inventory: true }).extend({
      inventory: z.array(z.object({ kind: z.string(), count: z.number() })),
    }),
  }),
  /** What is new, gone and still there from one audit to a later one. Only what both looked at is compared. */
  compare: query({
    input: z.object({ before: AuditId, after: AuditId }),
    output: z.object({
      appeared: z.array(Finding),
      gone: z.array(Finding),
      stayed: z.number(),
      /** Why some were left out: "eu-west-2 was not looked at before". */
      notCompared: z.array(z.string()),
    }),
  }),
  /** Writes one file per format where the person wants it; null where they changed their mind. */
  export: command({
    input: one.extend({ formats: z.array(ReportFormat).min(1, 'Choose at least one format').max(6) }),
    output: z.array(z.object({ format: ReportFormat, path: z.string().nullable() })),
  }),
  remove: command({ input: one, output: z.object({}) }),
  progressed: topic(AuditProgress),
  changed: topic(z.object({})),
};
