import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostName, linesFor, parseKnownHosts, renderLine } from '../../../main/ssh/known-hosts.ts';
import { configFolder, type ConfigFolder } from './ssh-g.ts';
import { run } from './sshd.ts';

let folder: ConfigFolder;
let keys: string[] = [];
beforeAll(() => {
  folder = configFolder();
  keys = ['ed25519', 'rsa'].map((type) => {
    const file = `${folder.path}/${type}`;
    run('ssh-keygen', '-q', '-t', type, '-N', '', '-f', file);
    return run('cut', '-d', ' ', '-f', '1,2', `${file}.pub`).trim();
  });
});
afterAll(() => folder.remove());

const names = ['web', 'WEB', 'db.site.example', '10.0.0.1', '::1', '2001:db8::1'];
const pattern = fc.constantFrom(
  'web',
  'Web',
  '*',
  '*.site.example',
  '!web',
  '!*.example',
  'w?b',
  '10.0.0.*',
  '[web]:2022',
  '[*]:2022',
  '[::1]:2022',
  '::1',
  '2001:db8::1',
  '',
  '[web]:*',
);
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(
      fc.constantFrom('', '', '@revoked ', '@cert-authority '),
      fc.array(pattern, { minLength: 1, maxLength: 3 }),
      fc.nat(1),
    ),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...names), fc.constantFrom(22, 2022), fc.nat(1)) },
  { weight: 1, arbitrary: fc.constantFrom('# comment', '', 'web', 'web ssh-rsa', '   ') },
);

describe('known_hosts against ssh-keygen -F', () => {
  it('finds the same lines', () => {
    const property = fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...names),
      fc.constantFrom(22, 2022),
      fc.constantFrom('\n', '\r\n'),
      (lines, host, port, end) => {
        const texts = lines.map(render);
        const file = folder.write('known_hosts', texts.join(end) + end);
        const ours = texts.flatMap((text, index) =>
          linesFor(parseKnownHosts(text), host, port).length > 0 ? [index + 1] : [],
        );
        expect({ texts, host, port, found: ours }).toEqual({ texts, host, port, found: theirs(file, host, port) });
      },
    );
    fc.assert(property, { numRuns: 800 });
  });
});

function render(part: string | readonly [string, string[], number] | readonly [string, number, number]): string {
  if (typeof part === 'string') return part;
  const [first, second, which] = part;
  const key = keys[which] ?? '';
  if (typeof second !== 'number') return `${first}${second.join(',')} ${key}`;
  return renderLine(first, second, Buffer.from(key.split(' ')[1] ?? '', 'base64'), true);
}

function theirs(file: string, host: string, port: number): number[] {
  const { stdout } = spawnSync('ssh-keygen', ['-F', hostName(host, port), '-f', file], { encoding: 'utf8' });
  return [...stdout.matchAll(/^# Host .* found: line (\d+)/gm)].map((match) => Number(match[1]));
}
