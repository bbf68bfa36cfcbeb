import type {
  AuditResource,
  Evidence,
  Finding,
  Reference,
  Severity,
  Verdict,
} from '../../../../contract/domain/audit.ts';
import type { AuditWorld } from './audit-world.ts';

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters. */
  readonly why: string;
  /** Ends the sentence "It fails when …" in the guide. */
  readonly failsWhen: string;
  /** What mends it, where a judgement says nothing better. */
  readonly remedy: string;
  readonly references: readonly Reference[];
  /** At most one judgement of a resource. */
  readonly judge: (world: AuditWorld) => readonly Judgement[];
}

export interface Judgement extends Outcome {
  readonly resource: AuditResource;
}

/** What a rule says of one thing. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  /** Where this case is worse or milder than the rule. */
  readonly severity?: Severity;
  readonly remedy?: { readonly text?: string; readonly open?: OpenPage };
}

export type OpenPage = Finding['remedy']['open'];
