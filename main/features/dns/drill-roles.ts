import { comparableValue } from '../../dns/comparable-value.ts';

export type DrillRole = 'primary' | 'secondary' | 'nobody';

/** How the answers of a pair are told apart. */
export interface DrillPair {
  /** null: an alias, whose addresses nobody knows before. */
  readonly primary: readonly string[] | null;
  readonly secondary: readonly string[] | null;
  /** What was answered before the drill, by the primary. */
  readonly before: readonly string[];
}

/** Which of the pair answers. An alias is known by not being the other one. */
export function roleOf(answers: readonly string[], { primary, secondary, before }: DrillPair): DrillRole {
  if (answers.length === 0) return 'nobody';
  if (primary && meets(answers, primary)) return 'primary';
  if (secondary && meets(answers, secondary)) return 'secondary';
  if (primary === null && (secondary !== null || meets(answers, before))) return 'primary';
  return secondary === null ? 'secondary' : 'nobody';
}

function meets(answers: readonly string[], values: readonly string[]): boolean {
  const known = new Set(values.map(comparableValue));
  return answers.some((answer) => known.has(comparableValue(answer)));
}
