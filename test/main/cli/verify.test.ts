import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBounded } from '../../../main/cli/read-bounded.ts';
import { verify } from '../../../main/cli/verify.ts';
import { renderReport } from '../../../main/reports/render-report.ts';
import { richReport } from '../../fixtures/audit-report.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { collectIo } from './collect-io.ts';

describe('linkspan verify', () => {
  const folder = createTemporaryFolder();
  const path = (name: string) => join(folder.path, name);

  beforeAll(async () => {
    const json = await renderReport(richReport(), 'json');
    writeFileSync(path('right.json'), json);
    writeFileSync(path('wrong.json'), Buffer.from(json).toString().replace('"critical"', '"low"'));
    writeFileSync(path('right.csv'), await renderReport(richReport(), 'csv'));
    writeFileSync(path('\u001b[2Jodd.txt'), 'nothing');
  });
  afterAll(() => folder.remove());

  const run = async (...args: string[]) => {
    const io = collectIo();
    return { code: await verify(args, io), out: io.out(), err: io.err() };
  };

  it('exits with 0 and the digest for a report as it was made', async () => {
    const { code, out, err } = await run(path('right.json'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(richReport().digest);
    expect((await run(path('right.csv'), '--report', path('right.json'))).code).toBe(0);
  });

  it('exits with 1 for one that was changed', async () => {
    const { code, out, err } = await run(path('wrong.json'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Its digest does not fit: it was changed');
    expect((await run(path('right.csv'), '--report', path('wrong.json'))).code).toBe(1);
  });

  it('exits with 2 where nothing can be told', async () => {
    const codes = [
      await run(path('right.csv')),
      await run(path('missing.json')),
      await run(folder.path),
      await run(),
      await run(path('right.json'), path('right.json')),
      await run(path('right.json'), '--json'),
    ];
    expect(codes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2]);
    for (const { err } of codes) expect(err).not.toBe('');
  });

  it('prints nothing that could steer the terminal: no file name, and nothing that a report says of itself', async () => {
    const steering = '\u001b[2J\u009b31m\rright: trust me\n\u202e';
    writeFileSync(path('version.json'), await renderReport(richReport({ version: steering }), 'json'));
    writeFileSync(path('version.csv'), await renderReport(richReport({ version: steering }), 'csv'));
    writeFileSync(path('schema.json'), JSON.stringify({ schema: `linkspan-audit/${steering}` }));
    const runs = [
      await run(path('\u001b[2Jodd.txt')),
      await run(path('\u001b[2Jmissing.json')),
      await run(path('right.json'), '--\u001b[2J'),
      await run(path('version.json')),
      await run(path('version.csv'), '--report', path('version.json')),
      await run(path('schema.json')),
    ];
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 0, 0, 2]);
    for (const { out, err } of runs) expect(`${out}${err}`).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)|^right: trust/mu);
  });

  it('reads what has no end no further than a report may be long', async () => {
    await expect(readBounded('/dev/zero', 1_000)).rejects.toMatchObject({
      code: 'invalid-input',
      message: '/dev/zero is larger than any report',
    });
    await expect(readBounded(path('schema.json'), 10)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
