import { expect, it } from 'vitest';
import { AppError } from '../../../contract/errors.ts';
import { recordCommands } from '../../../main/compose/record-commands.ts';
import { Secret } from '../../../main/secret.ts';
import type { Operation } from '../../../main/ssh/operation.ts';
import type { LiveSession } from '../../../main/ssh/session.ts';
import type { ActivityEntry } from '../../../contract/domain/activity.ts';

const signal = new AbortController().signal;

function operation(name: string): Operation<readonly (string | Secret)[], string> {
  return { name, script: ':', as: 'root', limitMs: 1000, limitBytes: 1000, parse: ({ stdout }) => stdout };
}

/** Answers every operation with its name; `break` fails. */
const session: LiveSession = {
  run: (asked, args) =>
    asked.name === 'break'
      ? Promise.reject(new AppError({ code: 'unreachable', message: 'The line was cut' }))
      : Promise.resolve(asked.parse({ code: 0, stdout: asked.name, stderr: '' }, args)),
  loginAgain: () => Promise.resolve(session),
  managementAddresses: [],
  close: () => undefined,
  isOpen: () => true,
  facts: { uid: 0, user: 'root', clientAddress: '', serverAddress: '' },
  sudoLevel: () => Promise.resolve('root'),
};

function record() {
  const entries: ActivityEntry[] = [];
  const append = (entry: ActivityEntry) => void entries.push(entry);
  return { entries, recorded: recordCommands(session, { gateway: 'office', now: () => new Date(0), append }) };
}

it('tells each operation with where and what came of it, and never an argument', async () => {
  const { entries, recorded } = record();
  expect(await recorded.run(operation('deploy-write'), [new Secret('planted_key_1'), 'planted_word'], { signal })).toBe(
    'deploy-write',
  );
  await expect(recorded.run(operation('break'), [], { signal })).rejects.toThrow('The line was cut');
  await recorded.loginAgain(signal);
  expect(entries.map(({ kind, what, where, result }) => [kind, what, where, result])).toEqual([
    ['gateway-command', 'deploy-write', 'office', 'done'],
    ['gateway-command', 'break', 'office', 'failed: The line was cut'],
    ['gateway-command', 'login', 'office', 'done'],
  ]);
  expect(JSON.stringify(entries)).not.toContain('planted');
});

it('leaves out what pages ask every few seconds', async () => {
  const { entries, recorded } = record();
  await recorded.run(operation('tunnel-status'), [], { signal });
  expect(entries).toEqual([]);
});
