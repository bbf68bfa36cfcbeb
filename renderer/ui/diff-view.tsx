import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { type DiffLine, diffLines } from './diff-lines.ts';
import { harmlessParts } from './harmless.ts';
import { UntrustedText } from './untrusted-text.tsx';

interface DiffViewProps {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly mode: string;
}

const shownLines = 2000;

/** A file as it is and as it will be: each line marked added or removed, by sign as well as by colour. */
export function DiffView({ path, before, after, mode }: DiffViewProps) {
  const lines = useMemo(() => diffLines(before ?? '', after ?? ''), [before, after]);
  const what = before === null ? 'new file' : after === null ? 'removed' : 'changed';
  return (
    <figure className="ls-figure">
      <figcaption>
        <span className="ls-mono">
          <UntrustedText text={path} limit={300} />
        </span>
        <Box variant="small" color="text-body-secondary">
          {what}
          {mode && ` · ${/^[0-7]{3,4}$/.test(mode) ? 'mode ' : ''}${mode}`}
          {lines && ` · ${count(lines, 'added')} added, ${count(lines, 'removed')} removed`}
        </Box>
      </figcaption>
      {lines === undefined && <Box>The two files are too different to compare line by line.</Box>}
      {lines?.length === 0 && <Box>Nothing changes in this file.</Box>}
      {lines && lines.length > 0 && (
        <div className="ls-diff" tabIndex={0} role="group" aria-label={`Changes of ${path}`}>
          {lines.slice(0, shownLines).map((line, index) => (
            <Line key={index} line={line} />
          ))}
          {lines.length > shownLines && <div className="ls-diff-line">… {lines.length - shownLines} more lines</div>}
        </div>
      )}
    </figure>
  );
}

const signs = { same: ' ', added: '+', removed: '−', gap: ' ' } as const;

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <div className={`ls-diff-line ls-diff-${line.kind}`}>
      <span className="ls-diff-number">{line.newNumber ?? line.oldNumber}</span>
      <span className="ls-diff-sign">{signs[line.kind]}</span>
      <span className="ls-diff-text">
        {harmlessParts(line.text, { limit: 2000, keepLines: true }).map((part, index) =>
          part.isStandIn ? (
            <span key={index} className="ls-stand-in">
              {part.text}
            </span>
          ) : (
            part.text
          ),
        )}
      </span>
    </div>
  );
}

function count(lines: readonly DiffLine[], kind: DiffLine['kind']): number {
  return lines.filter((line) => line.kind === kind).length;
}
