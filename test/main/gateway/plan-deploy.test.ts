import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMarks } from '../../../main/gateway/choose-marks.ts';
import type { DeployWorld } from '../../../main/gateway/deploy-world.ts';
import { planDeploy } from '../../../main/gateway/plan-deploy.ts';
import { keyTexts, linkConfig } from './deploy-bench.ts';
import { aConnection, aFile, aWorld } from './world-builder.ts';

const swanctl: Partial<DeployWorld> = {
  service: { manager: 'systemd', name: 'strongswan.service', dialect: 'swanctl', startsAtBoot: true, isActive: true },
  defined: { ipsec: [], swanctl: [aConnection('foreign', '203.0.113.12', '10.30.0.0/24')] },
};

function plan(changes: Partial<DeployWorld> = {}, config = linkConfig()) {
  return planDeploy(config, aWorld(changes), 'plan-1');
}
function conflicts(changes: Partial<DeployWorld>, config = linkConfig()): string[] {
  return plan(changes, config).conflicts.map(({ id }) => id);
}

describe('the plan of a deploy', () => {
  it('names each file with its mode, the include lines and the commands', () => {
    const { files, commands, conflicts: none, warnings } = plan();
    expect(files.map(({ path, mode, kind, before }) => [path, mode, kind, before === null])).toEqual([
      ['/etc/ipsec.d/linkspan-abcdefgh.updown', '644', 'own', true],
      ['/etc/ipsec.d/linkspan-abcdefgh.secrets', '600', 'own', true],
      ['/etc/ipsec.d/linkspan-abcdefgh.conf', '644', 'own', true],
      ['/etc/ipsec.conf', '644', 'include-line', false],
      ['/etc/ipsec.secrets', '600', 'include-line', false],
    ]);
    expect(files.at(-2)?.after).toBe(
      'conn foreign\n# Linkspan: the next line is ours.\ninclude /etc/ipsec.d/linkspan-*.conf\n',
    );
    expect(commands).toEqual(['ipsec rereadsecrets', 'ipsec update']);
    expect([none, warnings]).toEqual([[], []]);
  });

  it.each([
    ['ipsec', {}],
    ['swanctl', swanctl],
  ] as const)('says which tunnels a change restarts, by name and command: %s', (_dialect, changes) => {
    const text = (config = linkConfig()) => plan(changes, config).files.find(({ path }) => path.endsWith('h.conf'));
    const placed = (config = linkConfig()): Partial<DeployWorld> => ({
      ...changes,
      ownFiles: [{ path: text()?.path ?? '', hash: 'x', mode: '644', text: text(config)?.after ?? null }],
    });
    const [first, second] = linkConfig().tunnels;
    if (first === undefined || second === undefined) throw new Error('two tunnels');
    const moved = linkConfig({ tunnels: [first, { ...second, mark: 11_309 }] });
    expect([plan(placed()).interrupts, plan(changes).interrupts]).toEqual([null, null]);
    const { interrupts, commands, warnings } = plan(placed(), moved);
    expect(interrupts).toMatch(/^The tunnel linkspan-abcdefgh-2 is restarted/);
    expect(warnings.map(({ id }) => id)).toEqual(['restarts-tunnels']);
    expect(commands.filter((line) => line.includes('linkspan-abcdefgh-2'))).toHaveLength(2);
    expect(commands.filter((line) => line.includes('linkspan-abcdefgh-1'))).toEqual([]);
    expect(plan(placed(), linkConfig({ profile: 'compatible' })).interrupts).toMatch(/-1 and linkspan-abcdefgh-2 are/);
  });

  it('needs no include line for swanctl where conf.d is included, and one where it is not', () => {
    expect(plan(swanctl).files.map(({ path }) => path)).toEqual([
      '/etc/swanctl/conf.d/linkspan-abcdefgh-secrets.conf',
      '/etc/swanctl/conf.d/linkspan-abcdefgh.conf',
    ]);
    const bare = { ...swanctl, files: [aFile('swanctl', '/etc/swanctl/swanctl.conf', '')] };
    expect(plan(bare).files.at(-1)?.after).toContain('include /etc/swanctl/conf.d/linkspan-*.conf');
  });

  it('lets a script mark the packets where the kernel is older than 4.19', () => {
    expect(plan({ ...swanctl, kernel: '3.10.0-1160.el7' }).files[0]?.path).toBe(
      '/etc/swanctl/conf.d/linkspan-abcdefgh.updown',
    );
  });

  it('holds no key and no hash of one', () => {
    const text = JSON.stringify(plan());
    expect(keyTexts.filter((key) => text.includes(key))).toEqual([]);
    expect(text).toContain('••••');
  });

  it('is of the same world with the same fingerprint, and of another with another', () => {
    expect(plan().fingerprint).toBe(plan({ marksInUse: [7] }).fingerprint);
    expect(plan().fingerprint).not.toBe(
      plan({ files: [aFile('conf', '/etc/ipsec.conf', 'conn other\n')] }).fingerprint,
    );
    expect(plan().fingerprint).not.toBe(plan({ version: '6.0.1' }).fingerprint);
  });
});

describe('a deploy is refused', () => {
  const other = (peer: string, subnet: string) => aConnection('other', peer, subnet);
  it.each<[string, Partial<DeployWorld>]>([
    ['no-strongswan', { service: { ...aWorld().service, dialect: null } }],
    ['too-old', { version: '5.0.4' }],
    ['too-old', { ...swanctl, version: '5.6.2' }],
    ['no-version', { version: null }],
    ['not-running', { isRunning: false }],
    ['missing-tool', { tools: ['nft', 'setsid'] }],
    ['missing-tool', { tools: ['nft', 'sha256sum', 'readlink'] }],
    ['missing-tool', { tools: ['sha256sum', 'readlink', 'setsid'] }],
    ['odd-path', { confDirectory: '/etc/with blank' }],
    ['harmful-default', { ipsecDefaults: { leftcert: 'gw.pem' } }],
    ['broken-files', { ...swanctl, gate: { code: 64, text: 'syntax error, unexpected end' } }],
    ['missing-file', { files: [aFile('conf', '/etc/ipsec.conf', '')] }],
    ['include-too-wide', { files: aWorld().files.map((file) => ({ ...file, includes: ['/etc/ipsec.d/*'] })) }],
    ['missing-plugin', { plugins: ['stroke', 'gmp'] }],
    ['same-peer', { loaded: [...aWorld().loaded, other('203.0.113.10', '10.99.0.0/16')] }],
    [
      'same-peer',
      {
        sas: { ikeSas: [{ name: 'old', uniqueId: 1, state: 'ESTABLISHED', remoteHost: '203.0.113.11' }], childSas: [] },
      },
    ],
    [
      'same-selectors',
      {
        defined: { ipsec: [...aWorld().loaded, other('203.0.113.99', '10.20.5.0/24')] as never, swanctl: [] },
        loaded: [...aWorld().loaded, other('203.0.113.99', '10.20.5.0/24')],
      },
    ],
    ['mark-in-use', { marksInUse: [11_302] }],
    ['defined-not-loaded', { loaded: [] }],
    [
      'changed-not-loaded',
      { loaded: [other('203.0.113.77', '10.30.0.0/24')].map((view) => ({ ...view, name: 'foreign' })) },
    ],
    ['loaded-not-defined', { ...swanctl, loaded: [...aWorld().loaded, other('203.0.113.99', '10.99.0.0/16')] }],
  ])('%s', (id, changes) => {
    expect(conflicts(changes)).toContain(id);
  });

  it('not for its own earlier state: marks, connections and files of this link', () => {
    const mine = [1, 2].map((n) => {
      const connection = aConnection(`linkspan-abcdefgh-${n}`, `203.0.113.${9 + n}`, '10.20.0.0/16');
      return {
        ...connection,
        children: connection.children.map((child) => ({ ...child, marks: [11_300 + n], isSeparate: true })),
      };
    });
    const all = [...aWorld().defined.ipsec, ...mine];
    expect(conflicts({ defined: { ipsec: all, swanctl: [] }, loaded: all, marksInUse: [11_301, 11_302] })).toEqual([]);
  });

  it('when another link of ours goes to the same networks: one gateway cannot tell them apart', () => {
    const link = aConnection('linkspan-zzzzzzzz-1', '203.0.113.20', '10.20.0.0/16');
    const all = [
      ...aWorld().defined.ipsec,
      { ...link, children: link.children.map((child) => ({ ...child, isSeparate: true })) },
    ];
    expect(conflicts({ defined: { ipsec: all, swanctl: [] }, loaded: all })).toEqual(['same-selectors']);
  });
});

describe('a gateway without a strongSwan service', () => {
  const service = { manager: 'systemd', name: null, dialect: null, startsAtBoot: null, isActive: null } as const;
  it.each([
    [
      'Libreswan',
      { otherProduct: 'Linux Libreswan 4.12 (XFRM) on 6.1.0', version: null },
      /another IPsec product \(Linux Libreswan 4\.12/,
    ],
    ['nothing', { version: null }, /is not installed on this gateway/],
    ['no service', {}, /strongSwan 5\.9\.8 is installed .* no service/],
  ])('is refused in its own words: %s', (_what, changes, words) => {
    const { conflicts: found, files, commands } = plan({ service, ...changes });
    expect(found.map(({ id, text }) => [id, words.test(text)])).toEqual([['no-strongswan', true]]);
    expect([files, commands]).toEqual([[], []]);
  });
});

describe('a deploy warns', () => {
  it.each<[string, Partial<DeployWorld>]>([
    ['not-at-boot', { service: { ...aWorld().service, startsAtBoot: false } }],
    [
      'secrets-readable',
      { files: [aFile('conf', '/etc/ipsec.conf', ''), aFile('secrets', '/etc/ipsec.secrets', '', '644')] },
    ],
    ['firewall-by-updown', { ipsecDefaults: { leftfirewall: 'yes' } }],
  ])('%s', (id, changes) => {
    expect(plan(changes).warnings.map((warning) => warning.id)).toEqual([id]);
  });
});

describe('marks', () => {
  it('are never ones in use, and never twice the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 11_295, max: 11_320 })),
        fc.integer({ min: 1, max: 8 }),
        (inUse, count) => {
          const marks = chooseMarks(inUse, count);
          expect(new Set(marks).size).toBe(count);
          expect(marks.filter((mark) => inUse.includes(mark))).toEqual([]);
        },
      ),
    );
  });

  it('run out with a sentence', () => {
    expect(() =>
      chooseMarks(
        [...Array(2_000).keys()].map((n) => 11_000 + n),
        2,
      ),
    ).toThrow(/no free packet mark/);
  });
});
