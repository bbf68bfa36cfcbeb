import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeKey, linesFor, parseKnownHosts, renderLine } from '../../../main/ssh/known-hosts.ts';
import { addKnownHost } from '../../../main/ssh/known-hosts-file.ts';

const key = (type: string, seed: string): Buffer => {
  const name = Buffer.from(type);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return Buffer.concat([length, name, Buffer.from(seed)]);
};
const ed = key('ssh-ed25519', 'one');
const other = key('ssh-ed25519', 'two');
const rsa = key('ssh-rsa', 'three');
const text = (blob: Buffer): string =>
  `${blob.toString('latin1', 4).startsWith('ssh-rsa') ? 'ssh-rsa' : 'ssh-ed25519'} ${blob.toString('base64')}`;
const judge = (file: string, host: string, port: number, blob: Buffer): string =>
  judgeKey(parseKnownHosts(file), host, port, blob).state;

describe('known_hosts', () => {
  it('judges names, patterns, ports, IPv6 and hashes', () => {
    const file = [
      `web,10.0.0.1 ${text(ed)}`,
      `*.site.example,!bad.site.example ${text(ed)}`,
      `[web]:2022 ${text(other)} comment with words`,
      `2001:db8::1,[::1]:2022 ${text(ed)}`,
      renderLine('hidden.example', 22, ed, true),
    ].join('\r\n');
    const found = [
      ['web', 22, ed, 'known'],
      ['WEB', 22, ed, 'known'],
      ['10.0.0.1', 22, ed, 'known'],
      ['web', 22, other, 'changed'],
      ['web', 22, rsa, 'unknown'],
      ['web', 2022, other, 'known'],
      ['web', 2022, ed, 'changed'],
      ['web', 2023, ed, 'unknown'],
      ['db.site.example', 22, ed, 'known'],
      ['bad.site.example', 22, ed, 'unknown'],
      ['2001:db8::1', 22, ed, 'known'],
      ['::1', 2022, ed, 'known'],
      ['hidden.example', 22, ed, 'known'],
      ['Hidden.Example', 22, ed, 'known'],
      ['hidden.example', 23, ed, 'unknown'],
    ] as const;
    for (const [host, port, blob, state] of found)
      expect([host, port, judge(file, host, port, blob)]).toEqual([host, port, state]);
  });

  it('lets a revoked key win, and says when an authority vouches', () => {
    const file = `web ${text(ed)}\n@revoked * ${text(ed)}\n@cert-authority *.example ${text(rsa)}\n@unknown * ${text(other)}`;
    expect(judge(file, 'web', 22, ed)).toBe('revoked');
    expect(judgeKey(parseKnownHosts(file), 'a.example', 22, rsa)).toEqual({
      state: 'unknown',
      types: [],
      hasAuthority: true,
    });
    expect(judge(file, 'web', 22, other)).toBe('changed');
  });

  it('passes over lines that hold no key', () => {
    const file = [
      '# comment',
      '',
      'web',
      'web ssh-ed25519',
      'web ssh-ed25519 !!!',
      `web ssh-rsa ${ed.toString('base64')}`,
      '|1|x|y ssh-rsa AAAA',
      '@revoked',
    ];
    expect(parseKnownHosts(file.join('\n'))).toEqual([]);
  });

  it('never throws, whatever the file says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (junk) => void linesFor(parseKnownHosts(junk), 'web', 22)));
  });
});

describe('adding a key', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'lspan-known-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const added = { host: 'web', port: 2022, key: ed, hashed: false };
  const line = `[web]:2022 ${text(ed)}`;

  it.each([
    ['', `${line}\n`],
    ['# mine\n', `# mine\n${line}\n`],
    ['# no end', `# no end\n${line}\n`],
    ['# dos\r\n', `# dos\r\n${line}\r\n`],
    ['broken \u0000 line\n', `broken \u0000 line\n${line}\n`],
  ])('after %j leaves every byte that was there', async (before, after) => {
    const file = join(folder, 'known_hosts');
    writeFileSync(file, before);
    chmodSync(file, 0o640);
    await addKnownHost(file, added);
    expect(readFileSync(file, 'utf8')).toBe(after);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o640);
    await addKnownHost(file, added);
    expect(readFileSync(file, 'utf8')).toBe(after);
  });

  it('makes file and folder for the owner only', async () => {
    const file = join(folder, 'new', '.ssh', 'known_hosts');
    await addKnownHost(file, { ...added, hashed: true });
    expect(readFileSync(file, 'utf8')).not.toContain('web');
    expect(judge(readFileSync(file, 'utf8'), 'web', 2022, ed)).toBe('known');
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'new', '.ssh')).mode & 0o777).toBe(0o700);
    }
  });

  it('loses nothing when many add at once', async () => {
    const file = join(folder, 'busy');
    await Promise.all(Array.from({ length: 20 }, (_, n) => addKnownHost(file, { ...added, host: `host${n}` })));
    for (let n = 0; n < 20; n++) expect(judge(readFileSync(file, 'utf8'), `host${n}`, 2022, ed)).toBe('known');
  });

  it('says so when the file cannot be written', async () => {
    writeFileSync(join(folder, 'plain'), '');
    await expect(addKnownHost(join(folder, 'plain', 'known_hosts'), added)).rejects.toMatchObject({ name: 'AppError' });
    expect(existsSync(join(folder, 'plain', 'known_hosts'))).toBe(false);
  });
});
