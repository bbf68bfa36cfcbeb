import type { Evidence, Unread } from '../../../../contract/domain/audit.ts';
import type { Read } from '../inventory/read.ts';
import type { Outcome } from './rule.ts';

type Extras = Pick<Outcome, 'severity' | 'remedy'>;

export function pass(summary: string): Outcome {
  return { verdict: 'pass', summary, evidence: [] };
}

export function notApplicable(summary: string): Outcome {
  return { verdict: 'not-applicable', summary, evidence: [] };
}

export function fail(summary: string, evidence: readonly Evidence[], extras: Extras = {}): Outcome {
  return { verdict: 'fail', summary, evidence, ...extras };
}

export function warn(summary: string, evidence: readonly Evidence[], extras: Extras = {}): Outcome {
  return { verdict: 'warn', summary, evidence, ...extras };
}

/** AWS answered, but left out what the rule needs. */
export function unknown(summary: string, evidence: readonly Evidence[] = []): Outcome {
  return { verdict: 'unknown', summary, evidence };
}

export function unknownSince({ what, message, reason }: Unread): Outcome {
  return unknown('What this rule needs could not be read, so nothing is claimed', [fact(reason, message, what)]);
}

/** Judges when all of these were read; otherwise nothing is claimed. */
export function unlessUnread(reads: readonly Read<unknown>[], judge: () => Outcome): Outcome {
  const unread = firstUnread(reads);
  return unread ? unknownSince(unread) : judge();
}

export function firstUnread(reads: readonly Read<unknown>[]): Unread | undefined {
  return reads.flatMap((read) => (read.ok ? [] : [read.unread]))[0];
}

/** An empty list where it was not read: for what may only add to a finding. */
export function readOr<T>(read: Read<readonly T[]>): readonly T[] {
  return read.ok ? read.value : [];
}

const longestValue = 300;

export function fact(label: string, value: string | number | boolean | null, source: string): Evidence {
  const text = value === null ? 'not set' : String(value);
  return { label, value: text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text, source };
}

/** In one order whatever order they came in, and never without end. */
export function listed(values: readonly (string | number)[], atMost = 10): string {
  const sorted = [...new Set(values.map(String))].toSorted(byText);
  const shown = sorted.slice(0, atMost).join(', ');
  return sorted.length > atMost ? `${shown} and ${sorted.length - atMost} more` : shown || 'none';
}

/** By code points: the same on every machine. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
