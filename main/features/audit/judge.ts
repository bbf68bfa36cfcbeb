import type { Finding, RuleResult, Severity, Verdict } from '../../../contract/domain/audit.ts';
import type { Inventory } from './inventory.ts';
import { allRules } from './rules/all-rules.ts';
import { type AuditSettings, createAuditWorld } from './rules/audit-world.ts';
import { byText } from './rules/outcome.ts';
import type { Judgement, Rule } from './rules/rule.ts';

export interface Judged {
  readonly rules: RuleResult[];
  /** What failed, is worth a look or is unknown: worst first, in one order for one world. */
  readonly findings: Finding[];
}

/** Every rule over what was read. Pure. */
export function judge(inventory: Inventory, settings?: AuditSettings, rules: readonly Rule[] = allRules): Judged {
  const world = createAuditWorld(inventory, settings);
  const judged = rules.map((rule) => ({ rule, judgements: rule.judge(world) }));
  return {
    rules: judged.map(({ rule, judgements }) => ({ ...describeRule(rule), counts: count(judgements) })),
    findings: judged
      .flatMap(({ rule, judgements }) => judgements.flatMap((judgement) => findingOf(rule, judgement)))
      .toSorted(worstFirst),
  };
}

export function describeRule({ id, title, severity, why, references }: Rule): Omit<RuleResult, 'counts'> {
  return { ruleId: id, title, severity, why, references: [...references] };
}

function count(judgements: readonly Judgement[]): RuleResult['counts'] {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, warn: 0, unknown: 0, 'not-applicable': 0 };
  for (const { verdict } of judgements) counts[verdict] += 1;
  return counts;
}

function findingOf(rule: Rule, judgement: Judgement): Finding[] {
  const { verdict, resource, summary, evidence, severity, remedy } = judgement;
  if (verdict === 'pass' || verdict === 'not-applicable') return [];
  return [
    {
      id: [rule.id, resource.account ?? 'gateway', resource.region ?? 'global', resource.id].join('/'),
      ruleId: rule.id,
      title: rule.title,
      severity: severity ?? rule.severity,
      verdict,
      resource,
      summary,
      evidence: [...evidence],
      remedy: { text: remedy?.text ?? rule.remedy, open: remedy?.open ?? null },
      references: [...rule.references],
    },
  ];
}

const severities: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };
const verdicts = { fail: 0, warn: 1, unknown: 2 } as const;

function worstFirst(one: Finding, other: Finding): number {
  return (
    severities[one.severity] - severities[other.severity] ||
    verdicts[one.verdict] - verdicts[other.verdict] ||
    byText(one.id, other.id)
  );
}
