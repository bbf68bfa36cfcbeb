import { structuredPatch } from 'diff';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
  readonly oldNumber: number | null;
  readonly newNumber: number | null;
}

/** The changed lines of a file with three lines round each; undefined when the two are too different to compare in half a second. */
export function diffLines(before: string, after: string): readonly DiffLine[] | undefined {
  const patch = structuredPatch('before', 'after', before, after, '', '', { context: 3, timeout: 500 });
  return patch?.hunks.flatMap((hunk, index) => {
    let [oldNumber, newNumber] = [hunk.oldStart, hunk.newStart];
    const lines = hunk.lines.flatMap((line): DiffLine[] => {
      const text = line.slice(1);
      if (line.startsWith('+')) return [{ kind: 'added', text, oldNumber: null, newNumber: newNumber++ }];
      if (line.startsWith('-')) return [{ kind: 'removed', text, oldNumber: oldNumber++, newNumber: null }];
      if (line.startsWith('\\')) return [];
      return [{ kind: 'same', text, oldNumber: oldNumber++, newNumber: newNumber++ }];
    });
    const gap: DiffLine[] = index === 0 ? [] : [{ kind: 'gap', text: '…', oldNumber: null, newNumber: null }];
    return [...gap, ...lines];
  });
}
