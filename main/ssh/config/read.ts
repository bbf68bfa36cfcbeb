import { AppError } from '../../../contract/errors.ts';
import { includedFiles } from './include.ts';
import { ALIASES, KEYWORDS, RETIRED } from './keywords.ts';
import { matchesLine } from './match.ts';
import { matchesPattern, matchList } from './patterns.ts';
import { Arguments, Refusal, type Settings } from './settings.ts';
import { cutWord, skipBlanks, splitArguments, trimLineEnd } from './words.ts';
import type { ConfigWorld } from './world.ts';

/** One reading of the file and all that it includes. OpenSSH makes a second one for `Match final` and `canonical`. */
export interface Pass {
  readonly world: ConfigWorld;
  readonly settings: Settings;
  /** What `Host` patterns are held against: the name as given, in the second pass the resolved one. */
  readonly host: string;
  readonly original: string;
  readonly final: boolean;
  readonly seen: {
    wantsFinal: boolean;
    files: number;
    /** Commands of `Match exec`, by place; none is ever run. */
    readonly execs: Map<string, string>;
  };
}

const MAX_DEPTH = 16;
const MAX_FILES = 1000;
const MAX_SIZE = 1024 * 1024;

interface Place {
  readonly path: string;
  readonly depth: number;
  /** Inside a block that does not apply: lines are checked, never taken. */
  readonly never: boolean;
  active: boolean;
}

export function readConfig(path: string, pass: Pass): void {
  readFile({ path, depth: 0, never: false, active: true }, pass);
}

function readFile(place: Place, pass: Pass): void {
  if (place.depth > MAX_DEPTH || ++pass.seen.files > MAX_FILES)
    throw refused(place.path, 'too many configuration files include each other');
  const text = textOf(place, pass.world);
  for (const [index, line] of text.split('\n').entries()) {
    try {
      readLine(trimLineEnd(line.split('\0', 1)[0] ?? ''), place, pass, index + 1);
    } catch (error) {
      if (error instanceof Refusal) throw refused(`${place.path} line ${index + 1}`, error.message, error);
      throw error;
    }
  }
}

function textOf(place: Place, world: ConfigWorld): string {
  const { path } = place;
  const facts = world.stat(path);
  if (facts === undefined) throw refused(path, 'there is no such file');
  if (facts.isDirectory) return '';
  if (facts.size > MAX_SIZE) throw refused(path, 'the file is larger than 1 MB');
  // As OpenSSH has it: the file named by the caller is trusted as it is, an included one must be ours.
  const foreign = world.uid >= 0 && facts.uid !== 0 && facts.uid !== world.uid;
  if (place.depth > 0 && world.uid >= 0 && (foreign || (facts.mode & 0o002) !== 0))
    throw refused(path, 'bad owner or permissions: others may write to it');
  try {
    return world.readFile(path).toString('utf8');
  } catch (error) {
    throw refused(path, 'the file cannot be read', error);
  }
}

function readLine(line: string, place: Place, pass: Pass, number: number): void {
  const first = cutWord(line);
  const cut = first?.word === '' && first.rest !== undefined ? cutWord(first.rest) : first;
  if (cut === undefined || cut.word === '' || cut.word.startsWith('#')) return;
  const written = cut.word.toLowerCase();
  const raw = skipBlanks(cut.rest ?? '');
  if (raw === '') throw new Refusal(`no argument after keyword "${written}"`);
  const kind = kindOf(written, pass.settings);
  const words = splitArguments(raw);
  if (words === undefined) throw new Refusal('invalid quotes');
  const args = new Arguments(words);
  if (kind === 'host') place.active = isHostBlock(args, place, pass);
  else if (kind === 'match') readMatch(raw, args, place, pass, number);
  else if (kind === 'include') include(args, place, pass);
  else if (kind === 'ignored') args.drop();
  else readKeyword(written, raw, args, place, pass);
  if (args.left > 0) throw new Refusal(`keyword ${written} has extra arguments at the end of the line`);
}

type Kind = 'host' | 'match' | 'include' | 'ignored' | 'keyword';

function kindOf(written: string, settings: Settings): Kind {
  if (written === 'host' || written === 'match' || written === 'include') return written;
  if (RETIRED.has(written)) return 'ignored';
  if (Object.hasOwn(KEYWORDS, written) || Object.hasOwn(ALIASES, written)) return 'keyword';
  const ignored = settings.one.get('ignoreunknown');
  if (ignored !== undefined && matchList(written, ignored.toLowerCase()) === 1) return 'ignored';
  throw new Refusal(`bad configuration option: ${written}`);
}

function readKeyword(written: string, raw: string, args: Arguments, place: Place, pass: Pass): void {
  const keyword = ALIASES[written] ?? written;
  KEYWORDS[keyword]?.({
    written,
    keyword,
    args,
    raw,
    active: place.active,
    settings: pass.settings,
    world: pass.world,
  });
}

function isHostBlock(args: Arguments, place: Place, pass: Pass): boolean {
  let active = false;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === '') throw new Refusal('keyword host has an empty argument');
    const negated = word.startsWith('!');
    if (place.never || (negated && matchesPattern(pass.host, word.slice(1)))) {
      args.drop();
      return false;
    }
    if (!negated && matchesPattern(pass.host, word)) active = true;
  }
  return active;
}

function readMatch(raw: string, args: Arguments, place: Place, pass: Pass, number: number): void {
  const result = matchesLine(raw, pass, (command) => {
    if (!place.never) pass.seen.execs.set(`${place.path} line ${number}`, command);
  });
  place.active = !place.never && result.matches;
  if (result.consumed) args.drop();
}

function include(args: Arguments, place: Place, pass: Pass): void {
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === '') throw new Refusal('keyword include has an empty argument');
    for (const path of includedFiles(word, pass.world)) {
      // A block inside the included file ends with it.
      const { active } = place;
      readFile({ path, depth: place.depth + 1, never: place.never || !active, active }, pass);
    }
  }
}

function refused(where: string, why: string, cause?: unknown): AppError {
  return new AppError({ code: 'invalid-input', message: `${where}: ${why}.`, subject: where }, { cause });
}
