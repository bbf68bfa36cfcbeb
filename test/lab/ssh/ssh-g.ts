import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sshRoute, type RouteAnswer } from '../../../main/cli/ssh-route.ts';

export type Printed = ReadonlyMap<string, readonly string[]>;

/** What `ssh -G` prints, by keyword; undefined when OpenSSH refuses the file. */
export function sshG(file: string, host: string): Printed | undefined {
  const run = spawnSync('ssh', ['-G', '-F', file, host], { encoding: 'utf8', input: '' });
  if (run.error) throw run.error;
  // A list without any known algorithm: 9.2 says so, goes on with half its defaults and answers 0.
  if (run.status !== 0 || run.stderr.includes('fill_default_options:')) return undefined;
  const printed = new Map<string, string[]>();
  for (const line of run.stdout.split('\n').filter((text) => text !== '')) {
    const space = line.indexOf(' ');
    const keyword = line.slice(0, space).toLowerCase();
    printed.set(keyword, [...(printed.get(keyword) ?? []), line.slice(space + 1)]);
  }
  return printed;
}

export async function ourRoute(
  file: string,
  host: string,
): Promise<{ code: number; answer: RouteAnswer | undefined; said: string }> {
  let out = '';
  let said = '';
  const code = await sshRoute([host, '--config', file, '--json'], {
    stdout: (text) => (out += text),
    stderr: (text) => (said += text),
  });
  return { code, answer: code === 0 ? (JSON.parse(out) as RouteAnswer) : undefined, said };
}

/** Keywords whose default follows another keyword. */
const FOLLOWERS = new Set([
  'host',
  'hostname',
  'user',
  'port',
  'identityfile',
  'serveraliveinterval',
  'updatehostkeys',
]);

const defaults = new Map<string, Printed | undefined>();

function defaultsFor(host: string): Printed | undefined {
  if (!defaults.has(host)) defaults.set(host, sshG('/dev/null', host));
  return defaults.get(host);
}

/** In words, how the two disagree; empty when they do not. */
export async function differences(file: string, host: string): Promise<string[]> {
  const theirs = sshG(file, host);
  const ours = await ourRoute(file, host);
  if (theirs === undefined || ours.answer === undefined) {
    if (theirs === undefined && ours.answer === undefined) return [];
    return [theirs === undefined ? 'OpenSSH refuses, we do not' : `we refuse, OpenSSH does not: ${ours.said}`];
  }
  const standard = defaultsFor(host);
  const { answer } = ours;
  const out: string[] = [];
  const compare = (what: string, mine: readonly string[], known: readonly string[] | undefined): void => {
    if (JSON.stringify(mine) !== JSON.stringify(known))
      out.push(`${what}: ours ${JSON.stringify(mine)}, theirs ${JSON.stringify(known)}`);
  };
  for (const [keyword, value] of Object.entries(answer.options))
    compare(keyword, typeof value === 'string' ? [value] : value, theirs.get(keyword));
  for (const [keyword, lines] of theirs) {
    const isDefault = JSON.stringify(lines) === JSON.stringify(standard?.get(keyword));
    if (!isDefault && !FOLLOWERS.has(keyword) && answer.options[keyword] === undefined)
      out.push(`${keyword} is missing: ${lines.join(' | ')}`);
  }
  compare('hostName', [answer.hostName], theirs.get('hostname'));
  compare('user', [answer.user], theirs.get('user'));
  compare('port', [String(answer.port)], theirs.get('port'));
  compare('identityFile', answer.identityFile, theirs.get('identityfile'));
  return out;
}

export interface ConfigFolder {
  readonly path: string;
  write(name: string, text: string): string;
  remove(): void;
}

export function configFolder(): ConfigFolder {
  const path = mkdtempSync(join(tmpdir(), 'lspan-config-'));
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
