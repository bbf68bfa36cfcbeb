/** One line of the table: a ratio of two things that were measured in the same run. */
export interface Figure {
  readonly name: string;
  /** Both in milliseconds. */
  readonly ours: number;
  readonly dividedBy: number;
  readonly what: string;
  readonly against: string;
  readonly goal: number;
  /** What to know when reading it. */
  readonly notes: readonly string[];
}

/** Why a figure could not be taken here. */
export class Unmeasured extends Error {}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

export function printFigure({ name, ours, dividedBy, what, against, goal, notes }: Figure): string {
  const ratio = ours / dividedBy;
  return [
    `${name}: ${ratio.toFixed(3)} (goal ≤ ${goal.toFixed(2)}${ratio <= goal ? '' : ', missed'})`,
    `  ${what}: ${showTime(ours)}`,
    `  ÷ ${against}: ${showTime(dividedBy)}`,
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

function showTime(ms: number): string {
  return ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(ms < 100 ? 2 : 0)} ms`;
}
