import { expandTokens } from './expand.ts';
import { matchesHostList, matchList } from './patterns.ts';
import type { Pass } from './read.ts';
import { Refusal } from './settings.ts';
import { cutWord } from './words.ts';

/**
 * Does a Match line hold? `consumed` is false when words are left over.
 * A command of `exec` is reported and never run; its block does not apply, negated or not.
 */
export function matchesLine(raw: string, pass: Pass, onExec: (command: string) => void): Verdict {
  const words = new Words(raw);
  let matches = true;
  let count = 0;
  for (let word = words.next(); word !== undefined && word !== ''; word = words.next()) {
    if (word.startsWith('#')) return ended(matches, count, true);
    const negated = word.startsWith('!');
    const name = (negated ? word.slice(1) : word).toLowerCase();
    if (name === 'all') return { matches: matches && !negated, consumed: readAll(words, count) };
    count++;
    if (name === 'final' || name === 'canonical') {
      if (name === 'final') pass.seen.wantsFinal = true;
      if (pass.final === negated) matches = false;
      continue;
    }
    const wanted = words.next();
    if (wanted === undefined || wanted === '' || wanted.startsWith('#'))
      throw new Refusal(`Match ${name} lacks its criteria`);
    if (name === 'exec') {
      if (matches) onExec(wanted);
      matches = false;
    } else if (criterion(name, wanted, pass) === negated) matches = false;
  }
  return ended(matches, count, words.atEnd);
}

export interface Verdict {
  readonly matches: boolean;
  readonly consumed: boolean;
}

function ended(matches: boolean, count: number, consumed: boolean): Verdict {
  if (count === 0) throw new Refusal('one or more attributes required for Match');
  return { matches, consumed };
}

/** `all` stands alone, or after one other attribute. */
function readAll(words: Words, count: number): boolean {
  const next = words.next();
  if (count > 1 || (next !== undefined && next !== '' && !next.startsWith('#')))
    throw new Refusal("'all' cannot be combined with other Match attributes");
  return next?.startsWith('#') === true || words.atEnd;
}

function criterion(name: string, wanted: string, pass: Pass): boolean {
  const { world, settings } = pass;
  switch (name) {
    case 'host':
      return matchesHostList(currentHost(pass), wanted);
    case 'originalhost':
      return matchesHostList(pass.original, wanted);
    case 'user':
      return matchList(settings.one.get('user') ?? world.user, wanted) === 1;
    case 'localuser':
      return matchList(world.user, wanted) === 1;
    default:
      throw new Refusal(`unsupported Match attribute ${name}`);
  }
}

function currentHost(pass: Pass): string {
  const hostName = pass.settings.one.get('hostname');
  if (hostName === undefined) return pass.host;
  return pass.final ? hostName : expandTokens(hostName, { h: pass.host });
}

class Words {
  #rest: string | undefined;

  constructor(text: string) {
    this.#rest = text;
  }

  get atEnd(): boolean {
    return this.#rest === undefined || this.#rest === '';
  }

  next(): string | undefined {
    if (this.#rest === undefined) return undefined;
    const cut = cutWord(this.#rest);
    this.#rest = cut?.rest;
    return cut?.word;
  }
}
