import { z } from 'zod';

/** Where a step acts: AWS, a gateway over SSH, or nowhere (a check only reads). */
export const StepSystem = z.enum(['aws', 'gateway', 'check']);
export type StepSystem = z.infer<typeof StepSystem>;

/** What a step will do, exact enough to be reviewed. Secret values are never in it. */
export const StepDetail = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    service: z.string(),
    action: z.string(),
    parameters: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  z.object({
    kind: z.literal('file'),
    path: z.string(),
    /** null: the file does not exist before (or after). Secret values are shown as ••••. */
    before: z.string().nullable(),
    after: z.string().nullable(),
    mode: z.string(),
  }),
  z.object({ kind: z.literal('command'), where: z.string(), text: z.string() }),
  z.object({ kind: z.literal('note'), text: z.string() }),
]);
export type StepDetail = z.infer<typeof StepDetail>;

export const PlanStep = z.object({
  /** Unique within the plan and stable: `create-vpn-connection`. */
  id: z.string(),
  /** Names the doer: `ec2.create-vpn-connection`. */
  kind: z.string(),
  system: StepSystem,
  title: z.string(),
  /** Ids of the steps that must be made before this one starts. */
  needs: z.array(z.string()),
  details: z.array(StepDetail),
  /** What undo does, in words; null when there is nothing to undo. */
  undo: z.string().nullable(),
  iamActions: z.array(z.string()),
  /** What stops working while or because the step runs; null when nothing does. */
  interrupts: z.string().nullable(),
  usualSeconds: z.number(),
});
export type PlanStep = z.infer<typeof PlanStep>;

export const PlanNotice = z.object({ id: z.string(), text: z.string(), subject: z.string().optional() });
export type PlanNotice = z.infer<typeof PlanNotice>;

export const PlanCost = z.object({
  currency: z.literal('USD'),
  perMonth: z.number(),
  lines: z.array(z.object({ what: z.string(), perMonth: z.number() })),
  /** The day of the price table. */
  asOf: z.iso.date(),
});
export type PlanCost = z.infer<typeof PlanCost>;

/**
 * `waiting` not begun · `running` · `made` by this plan · `adopted` was there already and belongs to somebody else ·
 * `failed` · `unknown` begun before a crash and not settled yet · `undone` · `left` undo kept it, `message` says why.
 */
export const StepState = z.enum(['waiting', 'running', 'made', 'adopted', 'failed', 'unknown', 'undone', 'left']);
export type StepState = z.infer<typeof StepState>;

export const StepProgress = z.object({
  stepId: z.string(),
  state: StepState,
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  message: z.string().nullable(),
  log: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
});
export type StepProgress = z.infer<typeof StepProgress>;

/**
 * `ready` may be applied · `applying` · `paused` stopped by a person after a step · `waiting` needs an answer (a key, a sign-in) ·
 * `applied` · `stopped` a step failed or the plan no longer holds · `interrupted` the app ended in the middle; resume or undo ·
 * `undone` what it made is gone.
 */
export const PlanState = z.enum([
  'ready',
  'applying',
  'paused',
  'waiting',
  'applied',
  'stopped',
  'interrupted',
  'undone',
]);
export type PlanState = z.infer<typeof PlanState>;

/** What a person must give before a `waiting` plan goes on: the pre-shared keys again, an answer while connecting, or a sign-in. */
export const PlanWait = z.enum(['keys', 'answer', 'sign-in']);
export type PlanWait = z.infer<typeof PlanWait>;

/** A plan as a person sees it: everything but the inputs of its doers. */
export const PlanView = z.object({
  id: z.string(),
  /** What the person asked for: `connect-site`, `delete-link`, `undo`, `tunnel-action` … */
  kind: z.string(),
  title: z.string(),
  createdAt: z.iso.datetime(),
  profile: z.string().nullable(),
  region: z.string().nullable(),
  gatewayId: z.string().nullable(),
  linkId: z.string().nullable(),
  /** For a plan of kind `undo`: the plan whose work it takes away. */
  undoes: z.string().nullable(),
  steps: z.array(PlanStep),
  warnings: z.array(PlanNotice),
  conflicts: z.array(PlanNotice),
  cost: PlanCost.nullable(),
  state: PlanState,
  /** Why it stopped, in a sentence a person can act on. */
  message: z.string().nullable(),
  /** null unless it is `waiting`. */
  waitsFor: PlanWait.nullable(),
  progress: z.array(StepProgress),
});
export type PlanView = z.infer<typeof PlanView>;
