import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { demoAws } from '../../../../main/cli/demo-aws.ts';

const children: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('linkspan demo-aws', () => {
  it.each([
    ['a port that is none', ['--port', 'x']],
    ['a port too high', ['--port', '70000']],
    ['a time scale of nothing', ['--time-scale', '0']],
    ['an option that is none', ['--nonsense']],
    ['a seed that is not there', ['--seed', '/nowhere/seed.json']],
  ])('refuses %s and says how it is used', async (_, args) => {
    let said = '';
    const code = await demoAws(args, { stdout: () => undefined, stderr: (text) => (said += text) });
    expect([code, said]).toEqual([2, expect.stringContaining('Usage: linkspan demo-aws')]);
  });

  it('runs in a process of its own until it is told to end', async () => {
    const module = pathToFileURL(resolve('main/cli/demo-aws.ts')).href;
    const script = `import { demoAws } from ${JSON.stringify(module)};
      process.exitCode = await demoAws(['--control', '--json'], { stdout: (text) => process.stdout.write(text), stderr: (text) => process.stderr.write(text) });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, LINKSPAN_DEMO_TOKEN: 'token-of-the-test' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    const ended = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const shown = JSON.parse(line.toString()) as { endpoint: string; accessKeyId: string; controlToken: string };
    expect(shown).toMatchObject({ accessKeyId: 'AKIADEMOLINKSPAN0001', controlToken: 'token-of-the-test' });
    const state = await fetch(`${shown.endpoint}/_demo/state`, {
      headers: { authorization: 'Bearer token-of-the-test' },
    });
    expect(await state.json()).toMatchObject({ accountId: '210987654321' });
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
