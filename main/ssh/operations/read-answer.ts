import { AppError } from '../../../contract/errors.ts';
import { harmlessLine } from '../../strongswan/harmless-text.ts';
import type { OperationAnswer } from '../operation.ts';

/** A heading (`@name rest`) and the lines under it. Still untrusted, control characters and all. */
export interface AnswerSection {
  readonly name: string;
  readonly rest: string;
  readonly lines: readonly string[];
}

/** The answer of one of our scripts, in its order. */
export function readSections(stdout: string): AnswerSection[] {
  const sections: { name: string; rest: string; lines: string[] }[] = [];
  for (const line of stdout.split('\n')) {
    const heading = /^@([a-z0-9-]+)(?: (.*))?$/.exec(line);
    if (heading?.[1]) sections.push({ name: heading[1], rest: heading[2] ?? '', lines: [] });
    else if (line.startsWith(' ')) sections.at(-1)?.lines.push(line.slice(1));
  }
  return sections;
}

export function sectionText(sections: readonly AnswerSection[], name: string): string | undefined {
  return sections.find((section) => section.name === name)?.lines.join('\n');
}

/** Throws what a script refused (90), cannot do on this box (91), or failed at. */
export function requireSuccess(answer: OperationAnswer, doing: string): void {
  if (answer.code === 0) return;
  const said = readSections(answer.stdout).find(({ name }) => name === 'conflict' || name === 'unsupported')?.rest;
  if (answer.code === 90) throw new AppError({ code: 'conflict', message: sentence(said, doing) });
  if (answer.code === 91) throw new AppError({ code: 'unsupported', message: sentence(said, doing) });
  const cause = harmlessLine(answer.stderr.trim().split('\n').at(-1) ?? '').slice(0, 300);
  throw new AppError({
    code: 'unexpected',
    message: `The gateway could not ${doing} (exit ${answer.code})${cause === '' ? '' : `: ${cause}`}`,
  });
}

function sentence(said: string | undefined, doing: string): string {
  return said === undefined ? `The gateway refused to ${doing}` : harmlessLine(said).slice(0, 500);
}
