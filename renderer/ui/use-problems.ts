import { useState } from 'react';
import type { z } from 'zod';

export interface Problems {
  /** What is wrong at this field, once a person has left it. */
  readonly at: (field: string) => string | undefined;
  /** Call when a person leaves a field. */
  readonly leave: (field: string) => () => void;
  readonly showAll: () => void;
  /** A button's words, with how many fields are left to mend. */
  readonly label: (words: string) => string;
  readonly count: number;
}

/** Field problems in the schema's own words, shown on leaving a field and never while it is typed in. */
export function useProblems(parsed: z.ZodSafeParseResult<unknown>, prefixes?: readonly string[]): Problems {
  return useFieldProblems(problemsByField(parsed, prefixes), prefixes?.join(' ') ?? '');
}

/** The same for problems from anywhere. What was asked for with `showAll` holds for this part of a form. */
export function useFieldProblems(byField: ReadonlyMap<string, string>, part: string): Problems {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [allOf, setAllOf] = useState<ReadonlySet<string>>(new Set());
  const isAll = allOf.has(part);
  return {
    at: (field) => (isAll || left.has(field) ? byField.get(field) : undefined),
    leave: (field) => () => setLeft((old) => (old.has(field) ? old : new Set([...old, field]))),
    showAll: () => setAllOf((old) => new Set([...old, part])),
    label: (words) => (isAll && byField.size > 0 ? `${words} (${byField.size} left)` : words),
    count: byField.size,
  };
}

/** The first problem of each field; a list's items count as the list. */
export function problemsByField(
  parsed: z.ZodSafeParseResult<unknown>,
  prefixes?: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path.filter((part) => typeof part === 'string').join('.');
    if (prefixes && !prefixes.some((prefix) => field === prefix || field.startsWith(`${prefix}.`))) continue;
    if (!found.has(field)) found.set(field, issue.message);
  }
  return found;
}
