import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccountsPort } from '../../../main/aws/accounts.ts';
import { createAwsConnections } from '../../../main/aws/aws-connections.ts';
import { parseIni } from '../../../main/aws/ini-file.ts';
import { readProfiles } from '../../../main/aws/profiles.ts';
import { createClock } from '../../../main/clock.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

let folder: ReturnType<typeof createTemporaryFolder>;
beforeEach(() => {
  folder = createTemporaryFolder();
  mkdirSync(join(folder.path, '.aws'));
});
afterEach(() => folder.remove());

function write(config: string, credentials = ''): void {
  writeFileSync(join(folder.path, '.aws', 'config'), config);
  writeFileSync(join(folder.path, '.aws', 'credentials'), credentials);
}
const profilesIn = (env: Record<string, string> = {}) => readProfiles({ HOME: folder.path, ...env });
const one = async (name: string, env: Record<string, string> = {}) =>
  (await profilesIn(env)).find((profile) => profile.name === name);

describe('the shared files', () => {
  it('knows every kind of profile, names with spaces among them', async () => {
    write(
      `[default]
region = eu-west-1
[profile plain]
aws_access_key_id=AKIAPLAIN
aws_secret_access_key = abc/def+ghi
[profile two words]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = NetworkAdmin
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1
[profile old sso]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 123456789012
sso_role_name = ReadOnly
[profile role]
role_arn = arn:aws:iam::123456789012:role/net
source_profile = plain
[profile program]
credential_process = /opt/bin/keys --for "me"
[profile web]
web_identity_token_file = /tmp/token
role_arn = arn:aws:iam::123456789012:role/web
[profile login]
login_session = arn:aws:iam::123456789012:user/me
`,
      `[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret-of-default
`,
    );
    const kinds = Object.fromEntries((await profilesIn()).map((profile) => [profile.name, profile.kind]));
    expect(kinds).toEqual({
      default: 'static',
      plain: 'static',
      'two words': 'sso',
      'old sso': 'sso',
      role: 'assume-role',
      program: 'credential-process',
      web: 'web-identity',
      login: 'login',
    });
    expect((await profilesIn()).every((profile) => profile.problem === null)).toBe(true);
    expect((await one('two words'))?.settings.get('sso_region')).toBe('eu-central-1');
    expect((await one('default'))?.region).toBe('eu-west-1');
  });

  it('says what is wrong with a profile', async () => {
    write(`[profile half]
aws_access_key_id = AKIAHALF
[profile orphan]
role_arn = arn:aws:iam::1:role/x
source_profile = nobody
[profile lost]
sso_session = gone
sso_account_id = 1
[profile empty]
region = eu-west-1
`);
    const problems = Object.fromEntries((await profilesIn()).map((profile) => [profile.name, profile.problem]));
    expect(problems).toEqual({
      half: 'Has one half of a key pair only',
      orphan: 'Its source_profile "nobody" is not in the files',
      lost: 'Its sso_session "gone" is not in the config file',
      empty: 'Names no way to sign in',
    });
  });

  it('finds the endpoint of each service in the documented order', async () => {
    write(`[profile lab]
aws_access_key_id = A
aws_secret_access_key = B
endpoint_url = http://127.0.0.1:1
services = lab
[services lab]
ec2 =
  endpoint_url = http://127.0.0.1:2
route_53 =
  endpoint_url = http://127.0.0.1:5
`);
    expect((await one('lab'))?.endpoints).toMatchObject({
      ec2: 'http://127.0.0.1:2',
      sts: 'http://127.0.0.1:1',
      route53: 'http://127.0.0.1:5',
      directconnect: 'http://127.0.0.1:1',
    });
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:3', AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4' };
    expect((await one('lab', env))?.endpoints).toMatchObject({ ec2: 'http://127.0.0.1:3', sts: 'http://127.0.0.1:4' });
    const off = { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(Object.values((await one('lab', off))?.endpoints ?? {})).toEqual([null, null, null, null, null, null]);
  });

  it('has no profiles where there are no files, and follows the variables that name them', async () => {
    expect(await readProfiles({ HOME: '/nowhere' })).toEqual([]);
    const config = join(folder.path, 'elsewhere');
    writeFileSync(config, '[profile x]\naws_access_key_id=A\naws_secret_access_key=B\n');
    expect(
      (await profilesIn({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: '/nowhere' })).map((p) => p.name),
    ).toEqual(['x']);
  });

  it('refuses a file that cannot be read, naming it', async () => {
    mkdirSync(join(folder.path, '.aws', 'config'));
    await expect(profilesIn()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('cannot be read'),
    });
  });

  it('never prints a key', async () => {
    write(
      '',
      '[default]\naws_access_key_id = AKIAX\naws_secret_access_key = c4n4ry-key\naws_session_token = c4n4ry-token\n',
    );
    const profiles = await profilesIn();
    expect(profiles[0]?.keys?.secretAccessKey.reveal()).toBe('c4n4ry-key');
    expect(JSON.stringify(profiles)).not.toContain('c4n4ry');
    expect(JSON.stringify(profiles.map((profile) => [...profile.settings]))).not.toContain('c4n4ry');
  });

  it('reads any text without failing and never makes up a section', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '=', ' ', '\n', '#', 'a', '"', '\u001b') }), (text) => {
        for (const name of parseIni(text, 'config').keys()) expect(text).toContain(name);
      }),
    );
    expect(() => parseIni('x'.repeat(1_000_001), 'config')).toThrow(/over a megabyte/);
  });

  it('reads back what was written', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9/+.:_-]{1,20}$/);
    const key = fc.stringMatching(/^[a-z_]{1,20}$/);
    fc.assert(
      fc.property(
        fc.dictionary(word, fc.dictionary(key, word, { minKeys: 1 }), { noNullPrototype: true }),
        (sections) => {
          const text = Object.entries(sections)
            .map(
              ([name, settings]) =>
                `[${name}]\n${Object.entries(settings)
                  .map(([k, v]) => `${k} = ${v} # note\n`)
                  .join('')}`,
            )
            .join('');
          const read = parseIni(text, 'config');
          expect(Object.fromEntries([...read].map(([name, settings]) => [name, Object.fromEntries(settings)]))).toEqual(
            sections,
          );
        },
      ),
    );
  });
});

describe('the accounts port', () => {
  const connectionsIn = (HOME: string, mayRun: () => Promise<void> = () => Promise.reject(new Error('No'))) =>
    createAwsConnections({
      env: { HOME },
      clock: createClock(),
      isReadOnly: () => false,
      mayRun,
      askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
    });

  it('says which profiles go somewhere else than AWS', async () => {
    write(`[profile aws]
aws_access_key_id = A
aws_secret_access_key = B
[profile vpce]
aws_access_key_id = A
aws_secret_access_key = B
endpoint_url = https://vpce-1.ec2.eu-west-1.vpce.amazonaws.com
[profile lab]
aws_access_key_id = A
aws_secret_access_key = B
endpoint_url = http://127.0.0.1:5555
[profile trick]
aws_access_key_id = A
aws_secret_access_key = B
endpoint_url = https://amazonaws.com.evil.example
`);
    const list = await createAccountsPort(connectionsIn(folder.path)).listProfiles();
    expect(Object.fromEntries(list.map((each) => [each.name, [each.isAws, each.endpointHost]]))).toEqual({
      aws: [true, null],
      vpce: [true, null],
      lab: [false, '127.0.0.1:5555'],
      trick: [false, 'amazonaws.com.evil.example'],
    });
  });

  it('refuses a profile that is not there, has no region, or cannot sign in', async () => {
    write(`[profile bare]
aws_access_key_id = A
aws_secret_access_key = B
[profile circle]
region = eu-west-1
role_arn = arn:aws:iam::1:role/x
source_profile = circle2
[profile circle2]
role_arn = arn:aws:iam::1:role/x
source_profile = circle
`);
    const connections = connectionsIn(folder.path);
    await expect(connections.context('nobody')).rejects.toMatchObject({ code: 'not-signed-in', subject: 'nobody' });
    await expect(connections.context('bare')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('names no region'),
    });
    await expect(connections.context('circle')).rejects.toMatchObject({
      code: 'not-signed-in',
      message: expect.stringContaining('circle'),
    });
  });

  it('runs no program to list profiles, and asks before the first use', async () => {
    const trace = join(folder.path, 'ran');
    write(`[profile program]
region = eu-west-1
credential_process = touch ${trace}
`);
    const asked: string[] = [];
    const port = createAccountsPort(
      connectionsIn(folder.path, () => {
        asked.push('asked');
        return Promise.reject(new Error('Not allowed'));
      }),
    );
    await port.listProfiles();
    expect(asked).toEqual([]);
    await expect(port.identity('program', undefined, new AbortController().signal)).rejects.toThrow(
      /GetCallerIdentity/,
    );
    expect(asked).toEqual(['asked']);
    const { existsSync } = await import('node:fs');
    expect(existsSync(trace)).toBe(false);
  });

  it.each(['corp', 'corp with spaces'])('says how to sign in when the SSO session of "%s" is over', async (name) => {
    write(`[profile ${name}]
region = eu-west-1
sso_session = linkspan-test
sso_account_id = 123456789012
sso_role_name = NetworkAdmin
[sso-session linkspan-test]
sso_start_url = https://linkspan-test.awsapps.com/start
sso_region = eu-central-1
`);
    const port = createAccountsPort(connectionsIn(folder.path));
    await expect(port.identity(name, undefined, new AbortController().signal)).rejects.toMatchObject({
      code: 'not-signed-in',
      message: `Profile "${name}" has no valid session. Sign in again: aws sso login --profile "${name}"`,
    });
  });
});
