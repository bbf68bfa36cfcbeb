import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../contract/errors.ts';
import { contract } from '../../contract/index.ts';
import { readRecord } from '../helpers/contract-record.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['architecture', 'contract', 'main', 'preload', 'journeys', 'scripts'].filter((folder) =>
  existsSync(join(root, 'test', folder)),
);
const testFiles = folders.flatMap((folder) =>
  readdirSync(join(root, 'test', folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `test/${folder}/${path.replaceAll('\\', '/')}`),
);
const entries = Object.entries(contract).flatMap(([feature, members]) =>
  Object.entries(members).map(([name, { kind }]) => ({ name: `${feature}.${name}`, kind })),
);

const seen = readRecord();
const missing = testFiles.filter((path) => !seen?.file.has(path));
/** A lane that counts its results runs everything; a person at work may run one file, and then nothing is judged. */
const isJudged = missing.length === 0 || process.env['LINKSPAN_RESULTS'] !== undefined;

/** Runs after every other test (vitest.config.ts) and judges what all of them together did over the in-memory bridge. */
describe.runIf(isJudged)('the contract, by the calls of this whole run', () => {
  it('comes after every test file', () => {
    expect(missing).toEqual([]);
  });

  it('has no call that no test makes: take a journey through it in test/journeys', () => {
    expect(
      entries.filter(({ name, kind }) => kind !== 'topic' && !seen?.call.has(name)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('has no news that no test hears', () => {
    expect(
      entries.filter(({ name, kind }) => kind === 'topic' && !seen?.news.has(name)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('has no refusal that no test provokes through a call', () => {
    expect(errorCodes.filter((code) => !seen?.refusal.has(code))).toEqual([]);
  });
});
