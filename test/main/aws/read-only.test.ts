import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changingCalls } from './changing-calls.ts';
import { startDemoContext, type DemoContext } from './demo-context.ts';

let world: DemoContext;
beforeAll(async () => {
  world = await startDemoContext();
  world.setReadOnly(true);
});
afterAll(() => world.stop());

describe('a read-only profile', () => {
  it.each(Object.entries(changingCalls))('does not send %s', async (action, send) => {
    const before = world.demo.snapshot();
    await expect(send(world.ctx)).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining(`${action} was not sent`),
    });
    expect(world.demo.requests()).toEqual([]);
    expect(world.demo.snapshot()).toEqual(before);
  });

  it('has a test here for every change that main/aws can send', () => {
    const commands = [...sourceOf('aws').matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => name);
    const changing = commands.filter((name) => !/^(Describe|Get|List|Search|TestDNSAnswer$)/.test(name));
    expect(new Set(Object.keys(changingCalls))).toEqual(new Set(changing));
  });

  it('sends by nothing but the SDK’s clients, each with the switch inside', () => {
    expect(sourceOf('aws')).not.toMatch(/\bfetch\(|\.middlewareStack\.remove/);
    const clients = [...sourceOf('aws').matchAll(/new (\w+Client)\(/g)].map(([, name]) => name);
    expect(clients.length).toBeGreaterThan(5);
    expect(sourceOf('aws').match(/refuseWhenReadOnly\(/g)?.length).toBeGreaterThan(1);
  });
});

function sourceOf(folder: string): string {
  const root = join(import.meta.dirname, '../../../main', folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}
