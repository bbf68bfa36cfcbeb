import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe.each(workflows)('the workflow $name', ({ text }) => {
  it('runs only actions that are pinned to a commit, with the version it is', () => {
    const used = [...text.matchAll(/\buses: *(.*)$/gm)].map(([, action]) => action ?? '');
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  it('may read the repository and nothing else, and leaves no login behind', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    expect(text.match(/permissions:/g)).toHaveLength(1);
    expect(text).toContain('persist-credentials: false');
    expect(text).not.toContain('pull_request_target');
  });

  it('gives a secret to nothing but the packaging of a tag', () => {
    const lines = text.split('\n').filter((line) => line.includes('secrets.'));
    const guarded = /: \$\{\{ startsWith\(github\.ref, 'refs\/tags\/v'\) && .* && secrets\.[A-Z_]+ \|\| '' \}\}$/;
    expect(lines.filter((line) => !guarded.test(line))).toEqual([]);
    const [before = ''] = text.split('- name: Installers');
    expect(before).not.toContain('secrets.');
  });

  it('puts nothing that a stranger can word into a shell', () => {
    const runs = [...text.matchAll(/\brun: (?:\|\n(?: {10}.*\n)+|.*)/g)].map(([command]) => command);
    const worded = runs.flatMap((command) => [...command.matchAll(/\$\{\{ *([^ }]+)/g)].map(([, name]) => name));
    expect(worded.filter((name) => !name?.startsWith('matrix.'))).toEqual([]);
  });

  it('calls scripts that there are', () => {
    const called = [...text.matchAll(/npm run ([a-z0-9:-]+)/g)].map(([, name = '']) => name);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
    expect(called).toEqual(['check', 'e2e', 'package']);
  });
});
