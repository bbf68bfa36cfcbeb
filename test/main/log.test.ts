import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../main/log.ts';
import { scrub } from '../../main/scrub.ts';
import { Secret } from '../../main/secret.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkspan-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes an error under an id, for its owner alone, without a secret that this process holds', async () => {
  const key = new Secret('kT7_planted.key');
  const id = createLog(folder, () => new Date(0)).report(new Error(`AWS said ${key.reveal()}`, { cause: { key } }));
  const file = join(folder, 'linkspan.log');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(`1970-01-01T00:00:00.000Z ${id} Error: AWS said [secret]`);
  expect(text).not.toContain('planted');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it.each([
  ['198.51.100.7 203.0.113.10 : PSK "abcDEF123"', 'abcDEF123'],
  ['<pre_shared_key>abcDEF123</pre_shared_key>', 'abcDEF123'],
  ['{"PreSharedKey":"abcDEF123","Id":1}', 'abcDEF123'],
  ['  secret = "abcDEF123"', 'abcDEF123'],
  ['{"authKey":"abcDEF123","vlan":1}', 'abcDEF123'],
  ['<bgp_auth_key>abcDEF123</bgp_auth_key>', 'abcDEF123'],
  [' neighbor 169.254.1.1 password 7 abcDEF123', 'abcDEF123'],
  ['set protocols bgp group x neighbor y authentication-key "abcDEF123"', 'abcDEF123'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nabcDEF123\n-----END OPENSSH PRIVATE KEY-----', 'abcDEF123'],
])('takes what looks like a secret out of %s', (text, secret) => {
  expect(scrub(text)).not.toContain(secret);
});

it('leaves other text as it is', () => {
  expect(scrub('Tunnel 203.0.113.10 is down: no proposal chosen')).toBe(
    'Tunnel 203.0.113.10 is down: no proposal chosen',
  );
});
