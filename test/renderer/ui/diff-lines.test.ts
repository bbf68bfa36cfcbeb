import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../renderer/ui/diff-lines.ts';

const file = fc
  .array(fc.stringMatching(/^[a-c ]{0,3}$/), { maxLength: 30 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('the difference of two files', () => {
  it('is empty when nothing changes', () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(diffLines(text, text)).toEqual([]);
      }),
    );
  });

  it('adds and removes as many lines as the files differ by', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const lines = diffLines(before, after) ?? [];
        const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
        const length = (text: string) => text.split('\n').length - 1;
        expect(count('added') - count('removed')).toBe(length(after) - length(before));
      }),
    );
  });

  it('numbers lines as in the file they are in', () => {
    expect(diffLines('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
      { kind: 'same', text: 'a', oldNumber: 1, newNumber: 1 },
      { kind: 'removed', text: 'b', oldNumber: 2, newNumber: null },
      { kind: 'added', text: 'x', oldNumber: null, newNumber: 2 },
      { kind: 'same', text: 'c', oldNumber: 3, newNumber: 3 },
    ]);
  });

  it('leaves out what is far from a change and marks the gap', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const changed = lines.with(0, 'first').with(39, 'last');
    const shown = diffLines(lines.join('\n'), changed.join('\n')) ?? [];
    expect(shown.length).toBeLessThan(15);
    expect(shown.filter(({ kind }) => kind === 'gap')).toHaveLength(1);
  });
});
