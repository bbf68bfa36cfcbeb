import { parseInteger, parsePort } from './numbers.ts';
import { type Line, Refusal, setOnce } from './settings.ts';
import type { Reader } from './values.ts';

/** Checks of the words in list keywords, and the two keywords that are lists of names with values. */

export function domain(word: string): string {
  const name = word.toLowerCase();
  if (!/^[a-z\d]/.test(name)) throw new Refusal(`domain name "${word}" starts with invalid character`);
  if (/[^a-z\d._-]/.test(name)) throw new Refusal(`domain name "${word}" contains invalid characters`);
  if (name.includes('..')) throw new Refusal(`domain name "${word}" contains consecutive separators`);
  return name.replace(/\.$/, '');
}

export function permittedName(word: string): string {
  if (word !== '*' && !/^[^:]*:.+$/s.test(word)) throw new Refusal(`invalid permitted CNAME "${word}"`);
  return word.toLowerCase();
}

export function remoteOpen(word: string, line: Line): string {
  const match = /^(?:\[[^\]]*\]|[^:/]*)(?::([^/]*))?/.exec(word);
  const port = match?.[1];
  if (port === undefined || (port !== '*' && (parsePort(port, line.world) ?? 0) <= 0))
    throw new Refusal(`bad port number in ${line.written}`);
  return word;
}

const CLASSES: readonly (readonly [string, number])[] = [
  ...[1, 2, 3, 4].flatMap((group) =>
    [1, 2, 3].map((drop) => [`af${group}${drop}`, (group * 8 + drop * 2) * 4] as const),
  ),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((group) => [`cs${group}`, group * 32] as const),
  ['ef', 184],
  ['le', 4],
  ['lowdelay', 16],
  ['throughput', 8],
  ['reliability', 4],
];

export const qualityOfService: Reader = (line) => {
  const first = line.args.required();
  const second = line.args.next() ?? first;
  setOnce(line, `${trafficClass(first)} ${trafficClass(second)}`);
};

function trafficClass(word: string): string {
  if (word.toLowerCase() === 'none') return 'none';
  const value = CLASSES.find(([name]) => name === word.toLowerCase())?.[1] ?? classNumber(word);
  if (value === undefined) throw new Refusal(`bad IPQoS value: ${word}`);
  return CLASSES.find(([, number]) => number === value)?.[0] ?? `0x${value.toString(16).padStart(2, '0')}`;
}

/** strtol(3) with base 0. */
function classNumber(word: string): number | undefined {
  if (/^0x[\da-f]+$/i.test(word)) return below256(Number(word));
  if (/^0[0-7]+$/.test(word)) return below256(Number.parseInt(word, 8));
  const read = parseInteger(word);
  return 'value' in read && !/^0\d/.test(word) ? below256(read.value) : undefined;
}

function below256(value: number): number | undefined {
  return value < 256 ? value : undefined;
}
