import { isAlgorithmList, isGssKexList, type Family } from './algorithms.ts';
import { expandEnvironment } from './expand.ts';
import { parseInteger, parsePort, parseSize, parseTime } from './numbers.ts';
import { matchesPattern } from './patterns.ts';
import { append, isSet, type Line, Refusal, setOnce } from './settings.ts';
import { skipBlanks } from './words.ts';

/** Readers of one keyword's arguments. Each keeps the value as `ssh -G` prints it, where that needs no other keyword. */
export type Reader = (line: Line) => void;

export function choice(words: Readonly<Record<string, string>>): Reader {
  return (line) => setOnce(line, choose(line.args.required(), words) ?? unsupported(line));
}

function choose(word: string, words: Readonly<Record<string, string>>): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function unsupported(line: Line): never {
  throw new Refusal(`unsupported value for ${line.written}`);
}

/** OpenSSH takes the first one, even from a block that does not apply. */
export function choiceAnywhere(words: Readonly<Record<string, string>>): Reader {
  return (line) => choice(words)({ ...line, active: true });
}

export const integer: Reader = (line) => {
  const read = parseInteger(line.args.required());
  if ('fault' in read) throw new Refusal(`integer value ${read.fault}`);
  setOnce(line, String(read.value));
};

export const port: Reader = (line) => {
  const word = line.args.required();
  const value = parsePort(word, line.world);
  if (value === undefined || value === 0) throw new Refusal(`bad port '${word}'`);
  setOnce(line, String(value));
};

/** `none` sets nothing: a later line may still set the time. What is printed then is the default. */
export const time: Reader = (line) => {
  const word = line.args.required();
  if (word === 'none') setOnce(line, '', `${line.keyword} none`);
  else setOnce(line, String(seconds(word)));
};

function seconds(word: string): number {
  const value = parseTime(word);
  if (value === undefined) throw new Refusal('invalid time value');
  return value;
}

export const text: Reader = (line) => setOnce(line, line.args.required());

/** The rest of the line as it is, quotes and `#` included. */
export const restOfLine: Reader = (line) => {
  setOnce(line, skipBlanks(line.raw, '='));
  line.args.drop();
};

export const proxyCommand: Reader = (line) => {
  if (line.settings.jump === undefined || line.settings.jump === 'none') restOfLine(line);
  else line.args.drop();
};

export function algorithms(family: Family): Reader {
  return (line) => {
    const word = line.args.required();
    if (!isAlgorithmList(word, family)) throw new Refusal(`bad ${line.written} list '${word}'`);
    setOnce(line, word);
  };
}

export const gssKex: Reader = (line) => {
  const word = line.args.required();
  if (!isGssKexList(word)) throw new Refusal(`bad ${line.written} list '${word}'`);
  setOnce(line, word);
};

export const rekeyLimit: Reader = (line) => {
  const word = line.args.required();
  const size = word === 'default' ? 0n : parseSize(word);
  if (size === undefined) throw new Refusal(`bad number '${word}'`);
  if (size !== 0n && size < 16n) throw new Refusal('RekeyLimit too small');
  setOnce(line, String(size));
  const interval = line.args.next();
  if (interval === undefined || interval === 'none') return;
  setOnce(line, String(seconds(interval)), 'rekeylimit interval');
};

export const controlPersist: Reader = (line) => {
  const word = line.args.required();
  if (word === 'yes' || word === 'true') return setOnce(line, 'yes');
  if (word === 'no' || word === 'false') return setOnce(line, 'no');
  const value = parseTime(word);
  if (value === undefined) throw new Refusal('bad ControlPersist argument');
  return setOnce(line, value === 0 ? 'yes' : String(value));
};

const KEEP_KEYS = { yes: 'true', true: 'true', no: 'false', false: 'false', ask: 'ask', confirm: 'confirm' };

export const addKeysToAgent: Reader = (line) => {
  const [first, second] = [line.args.required(), line.args.next()];
  const word = choose(first, KEEP_KEYS);
  if (word === 'confirm' && second !== undefined) {
    const lifetime = seconds(second);
    return setOnce(line, lifetime === 0 ? 'confirm' : `confirm ${lifetime}`);
  }
  const lifetime = word === undefined ? parseTime(first) : 0;
  if (second !== undefined || lifetime === undefined) return unsupported(line);
  return setOnce(line, word ?? (lifetime === 0 ? 'true' : String(lifetime)));
};

/** yes, no, or where the agent is; a path counts even after a yes or no. */
export const forwardAgent: Reader = (line) => {
  const word = line.args.required();
  const flag = choose(word, { yes: 'yes', true: 'yes', no: 'no', false: 'no' });
  setOnce(line, flag ?? 'yes');
  if (flag === undefined) setAgent(line, word, 'forwardagent path');
};

export const identityAgent: Reader = (line) => setAgent(line, line.args.required(), line.keyword);

function setAgent(line: Line, word: string, keyword: string): void {
  expandEnvironment(word, line.world);
  setOnce(line, word, keyword);
}

export const escapeChar: Reader = (line) => {
  const word = line.args.required();
  if (word === 'none') return setOnce(line, word);
  const bytes = Buffer.from(word);
  const [first = 0, second = 0] = bytes;
  if (bytes.length === 1) return setOnce(line, printByte(first));
  if (bytes.length === 2 && word.startsWith('^') && second >= 64 && second < 128 && second !== 127)
    return setOnce(line, printByte(second & 31));
  throw new Refusal('bad escape character');
};

/** As vis(3) shows a byte. */
function printByte(byte: number): string {
  if (byte === 0x5c) return '\\\\';
  if (byte === 0x20) return '\\040';
  return byte < 0x20 ? `\\^${String.fromCharCode(byte + 64)}` : String.fromCharCode(byte);
}

const MAX_TUNNEL = 2_147_483_645;

export const tunnelDevice: Reader = (line) => {
  const parts = line.args.required().split(':');
  const ends = parts.map((part) => {
    if (part.toLowerCase() === 'any') return 'any';
    const read = parseInteger(part);
    return 'value' in read && read.value <= MAX_TUNNEL ? String(read.value) : undefined;
  });
  if (parts.length > 2 || ends.includes(undefined)) throw new Refusal('bad tun device');
  setOnce(line, `${ends[0]}:${ends[1] ?? 'any'}`);
};

export const octalMask: Reader = (line) => {
  const word = line.args.required();
  const digits = /^\s*\+?([0-7]+)/.exec(word)?.[1];
  const value = digits === undefined ? Number.NaN : Number.parseInt(digits, 8);
  if (!(value <= 0o777)) throw new Refusal('bad mask');
  // OpenSSH takes it from blocks that do not apply too, and the last one counts.
  line.settings.one.set(line.keyword, `0${value.toString(8)}`);
};

export const identityFiles: Reader = (line) => {
  const word = line.args.required();
  const known = line.settings.many.get(line.keyword) ?? [];
  if (line.active && known.length >= 100) throw new Refusal('too many files specified (at most 100)');
  if (!known.includes(word)) append(line, [word]);
};

export const sendEnv: Reader = (line) => {
  for (const word of line.args.rest()) {
    if (word === '' || word.includes('=')) throw new Refusal('invalid environment name');
    if (!line.active) continue;
    if (!word.startsWith('-')) append(line, [word]);
    else
      line.settings.many.set(
        line.keyword,
        (line.settings.many.get(line.keyword) ?? []).filter((name) => !matchesPattern(name, word.slice(1))),
      );
  }
};

export const setEnv: Reader = (line) => {
  const had = isSet(line);
  const names = new Set<string>();
  for (const word of line.args.rest()) {
    const [name = ''] = word.split('=', 1);
    if (!word.includes('=')) throw new Refusal('invalid SetEnv');
    if (had || names.has(name)) continue;
    names.add(name);
    append(line, [word]);
  }
};

/** A list that the first line sets as a whole; the words in `alone` stand by themselves. */
export function firstList(max: number, alone: readonly string[], check: (word: string, line: Line) => string): Reader {
  return (line) => {
    const had = isSet(line);
    const words = line.args.rest();
    const out = words.map((word) => {
      if (word === '') throw new Refusal('empty argument');
      const lone = alone.find((name) => name === word.toLowerCase());
      if (lone !== undefined && words.length > 1) throw new Refusal(`"${lone}" must appear alone`);
      return lone ?? check(word, line);
    });
    if (line.active && !had && out.length > max) throw new Refusal('too many entries');
    if (!had) append(line, out);
  };
}
