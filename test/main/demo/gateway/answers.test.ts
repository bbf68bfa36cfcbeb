import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answers } from '../../../../main/demo/gateway/answers/answers.ts';
import { sessionFacts } from '../../../../main/ssh/session-facts.ts';

const folder = join(import.meta.dirname, '../../../../main/ssh/operations');

/** Whatever a module of the list exports and looks like an operation. */
async function operationNames(): Promise<string[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file): Promise<Record<string, unknown>> => import(join(folder, file))));
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => {
      if (typeof value !== 'object' || value === null || !('script' in value) || !('name' in value)) return [];
      return typeof value.name === 'string' ? [value.name] : [];
    });
}

/** Asked only where there is no sudo; the demo's user has it. */
const notOnTheDemo = ['inspect-unprivileged'];

it('answers every operation of the closed list, and none that is not on it', async () => {
  const names = [...new Set([...(await operationNames()), sessionFacts.name])].filter(
    (name) => !notOnTheDemo.includes(name),
  );
  expect(names.length).toBeGreaterThan(15);
  expect(Object.keys(answers).toSorted()).toEqual(names.toSorted());
});
