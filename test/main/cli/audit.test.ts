import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditReport } from '../../../contract/domain/audit.ts';
import { audit } from '../../../main/cli/audit.ts';
import { verify } from '../../../main/cli/verify.ts';
import { createClock } from '../../../main/clock.ts';
import { normalXlsx } from '../../../main/reports/verify/normal-xlsx.ts';
import { type DemoSite, siteAlias, siteProfile, startDemoSite } from '../../helpers/demo-site.ts';
import { createEvidence } from '../../helpers/evidence.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { collectIo } from './collect-io.ts';

describe('linkspan audit', { timeout: 60_000 }, () => {
  const folder = createTemporaryFolder();
  let site: DemoSite;

  beforeAll(async () => {
    site = await startDemoSite({ clock: createClock() });
  }, 30_000);
  afterAll(async () => {
    await site.stop();
    folder.remove();
  });

  async function run(name: string, args: string) {
    const io = collectIo();
    const out = join(folder.path, name);
    const world = { env: site.env, ssh: site.sshWorld };
    const code = await audit([...args.split(' '), '--out', out], io, world);
    return { code, io, out, files: () => readdirSync(out).map((file) => join(out, file)) };
  }

  const regions = '--regions eu-west-1,us-east-1';
  const everything = `--profile ${siteProfile} ${regions} --gateway ${siteAlias}`;
  const jsonIn = (out: string) => {
    const name = readdirSync(out).find((file) => /-[a-z2-7]{8}\.json$/.test(file)) ?? '';
    return AuditReport.parse(JSON.parse(readFileSync(join(out, name), 'utf8')));
  };

  describe('of the demo company', () => {
    let first: Awaited<ReturnType<typeof run>>;
    beforeAll(async () => {
      first = await run('all', `${everything} --format pdf,html,csv,xlsx,json,asff --fail-on low`);
    }, 60_000);

    it('writes a file for each format, readable by its owner alone, and nothing else', () => {
      expect(first.io.err()).toBe('');
      const files = first.files();
      expect(files.map((file) => file.replace(/^.*-[a-z2-7]{8}/, '')).toSorted()).toEqual([
        '.asff.json',
        '.csv',
        '.html',
        '.json',
        '.pdf',
        '.xlsx',
      ]);
      expect(files.map((file) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
    });

    it('finds what the account and the gateway have, and says so in short', () => {
      const report = jsonIn(first.out);
      expect(report.identities).toMatchObject([{ profile: siteProfile, account: '210987654321' }]);
      expect(report.gateways).toMatchObject([{ name: siteAlias }]);
      expect(report.unread).toEqual([]);
      const failed = report.findings.filter(({ verdict }) => verdict === 'fail').length;
      expect(failed).toBeGreaterThan(5);
      expect(first.io.out()).toContain(`${failed} checks failed`);
      expect(first.io.out()).toContain(`SHA-256 ${report.digest}`);
      expect(first.code).toBe(1);
    });

    it('has no key in any file or line that it prints', () => {
      const evidence = createEvidence();
      evidence.addFolder('file ', first.out);
      evidence.add('stdout', first.io.out());
      for (const file of first.files().filter((path) => path.endsWith('.xlsx')))
        evidence.add('workbook', Object.values(normalXlsx(readFileSync(file)) ?? {}).join('\n'));
      const secrets = secretsOf(site);
      expect(secrets.length).toBeGreaterThan(4);
      for (const secret of secrets) expect(evidence.find(secret)).toEqual([]);
      // The search itself works: what the report does hold is found.
      expect(evidence.find(jsonIn(first.out).digest).length).toBeGreaterThan(5);
    });

    it('verifies what it wrote', async () => {
      const file = first.files().find((path) => path.endsWith('.html')) ?? '';
      const io = collectIo();
      expect(await verify([file], io)).toBe(0);
      expect(io.out()).toMatch(/^right: /);
    });

    it('changes nothing in AWS', () => {
      const changing = site.network.aws.requests().filter(({ action }) => !/^(Describe|Get|List|Search)/.test(action));
      expect(changing).toEqual([]);
    });
  });

  it('exits with 0 when no severity was named, and prints nothing when it is to be quiet', async () => {
    const { code, io, files } = await run('quiet', `${everything} --quiet`);
    expect([code, io.out(), io.err()]).toEqual([0, '', '']);
    expect(files()).toHaveLength(1);
  });

  it('exits with 3 when a profile cannot sign in, and says why', async () => {
    const { code, io, out } = await run('nobody', `--profile nobody ${regions}`);
    expect(code).toBe(3);
    expect(io.out()).toContain('Not looked at: nobody: There is no profile "nobody"');
    expect(io.out()).toContain('Nothing could be read');
    expect(jsonIn(out).identities).toEqual([]);
  });

  it('exits with 3 when a gateway cannot be reached, and asks nobody', async () => {
    const known = join(site.home, '.ssh/known_hosts');
    const before = readFileSync(known, 'utf8');
    writeFileSync(known, '');
    try {
      const { code, io } = await run('unknown-host', everything);
      expect(code).toBe(3);
      expect(io.out()).toMatch(/Not looked at: warehouse: .*host key is not known/);
      expect(readFileSync(known, 'utf8')).toBe('');
    } finally {
      writeFileSync(known, before);
    }
  });

  it.each([
    ['nothing', ''],
    ['no region', '--profile company'],
    ['no profile', regions],
    ['a region that is none', '--profile company --regions moon'],
    ['a format that is none', `--profile company ${regions} --format docx`],
    ['a severity that is none', `--profile company ${regions} --fail-on terrible`],
    ['a host that is an option', `--profile company ${regions} --gateway=-oProxyCommand=x`],
    ['an option that is none', `--profile company ${regions} --fix`],
  ])('refuses %s with 2, the usage and no file', async (_, args) => {
    const io = collectIo();
    const out = join(folder.path, 'refused');
    expect(await audit([...args.split(' ').filter((part) => part !== ''), '--out', out], io)).toBe(2);
    expect(io.err()).toContain('Usage: linkspan audit');
    expect(existsSync(out)).toBe(false);
  });

  it('says which file it cannot write, and leaves no half of one', async () => {
    const blocked = join(folder.path, 'blocked');
    mkdirSync(blocked);
    writeFileSync(join(blocked, 'a-file'), '');
    const { code, io } = await run('blocked/a-file', everything);
    expect(code).toBe(3);
    expect(io.err()).toContain('could not be written');
    expect(readdirSync(blocked)).toEqual(['a-file']);
  });
});

/** Every key that the two ends hold. */
function secretsOf({ network, home }: DemoSite): string[] {
  const world = JSON.stringify(network.aws.snapshot());
  const keys = [...world.matchAll(/"(?:preSharedKey|authKey|secretAccessKey)":"([^"]+)"/g)].map(([, key = '']) => key);
  const login = readFileSync(join(home, '.ssh/id_ed25519'), 'utf8').split('\n').slice(1, 3);
  return [...new Set([...keys, network.aws.accessKey.secretAccessKey, ...login])];
}
