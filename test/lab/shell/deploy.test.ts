import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { deploy } from '../../../main/gateway/deploy.ts';
import { recogniseDeploy } from '../../../main/gateway/recognise-deploy.ts';
import { removeDeployedLink, undoDeploy } from '../../../main/gateway/undo-deploy.ts';
import { Secret } from '../../../main/secret.ts';
import {
  contextOf,
  keysOf,
  keyTexts,
  linkConfig,
  lost,
  portsOf,
  reviewedInput,
} from '../../main/gateway/deploy-bench.ts';
import { createFakeStrongswan, type FakeStrongswan } from './fake-strongswan.ts';

const opened: FakeStrongswan[] = [];
function open(dialect: 'ipsec' | 'swanctl'): FakeStrongswan {
  const fake = createFakeStrongswan(dialect);
  opened.push(fake);
  return fake;
}
afterEach(() => {
  for (const fake of opened.splice(0)) fake.remove();
});

const ours = ['linkspan-abcdefgh-1', 'linkspan-abcdefgh-2'];

describe.each(['ipsec', 'swanctl'] as const)('a deploy with %s', (dialect) => {
  it('loads both tunnels, is recognised, and undo leaves every byte and mode as it was', async () => {
    const fake = open(dialect);
    const before = fake.files();
    const input = await reviewedInput(fake);
    const record = await deploy(fake.session(), input, portsOf(fake), contextOf());
    expect(fake.loaded()).toEqual(['foreign', ...ours]);
    expect(existsSync(fake.paths.lock)).toBe(false);
    const held = Object.entries(fake.files()).filter(([, text]) => keyTexts.some((key) => text.includes(key)));
    expect(held.map(([, text]) => text.slice(0, 3))).toEqual(['600']);

    const found = await recogniseDeploy(fake.session(), input, portsOf(fake), contextOf());
    expect(found).toEqual({ origin: 'created', record });
    expect(await undoDeploy(fake.session(), record, portsOf(fake), contextOf())).toEqual({ outcome: 'removed' });
    expect(fake.files()).toEqual(before);
    expect([fake.loaded(), fake.up()]).toEqual([['foreign'], ['foreign']]);
    expect(readdirSync(fake.paths.state)).toEqual([]);
    // Undo of what is gone already is no error: the app may have been killed before it heard of it.
    expect(await undoDeploy(fake.session(), record, portsOf(fake), contextOf())).toEqual({ outcome: 'removed' });
  });

  it('has the change put back at the next contact when the connection never came back', async () => {
    const fake = open(dialect);
    const before = fake.files();
    const input = await reviewedInput(fake);
    let isLost = false;
    const session = fake.session({
      before: (name) => {
        isLost ||= name === 'deploy-confirm';
        if (isLost) throw lost();
      },
    });
    await expect(deploy(session, input, portsOf(fake), contextOf())).rejects.toThrow(
      /puts its old configuration back by itself/,
    );
    expect(fake.loaded()).toEqual(['foreign', ...ours]);
    expect(await recogniseDeploy(fake.session(), input, portsOf(fake), contextOf())).toBeUndefined();
    expect(fake.files()).toEqual(before);
    expect(fake.up()).toEqual(['foreign']);
  });

  it('restarts what changed of our own and nothing else, and again when the former files come back', async () => {
    const fake = open(dialect);
    const [one, two] = ours;
    const again = async (planId: string, config = linkConfig(), keys = keysOf(config)) => {
      const ports = { ...portsOf(fake), keys: () => Promise.resolve(keys) };
      const before = fake.actions().length;
      const record = await deploy(fake.session(), await reviewedInput(fake, config), ports, contextOf(planId));
      await expect.poll(() => fake.up()).toEqual(['foreign', ...ours]);
      return { record, actions: fake.actions().slice(before).toSorted() };
    };
    expect((await again('plan-a')).actions).toEqual([]);
    const newKey = new Map([...keysOf(linkConfig()), ['203.0.113.10', new Secret('newKey.CCCCCCCCCCCCC')]]);
    expect((await again('plan-c', linkConfig(), newKey)).actions).toEqual([`down ${one}`, `up ${one}`]);
    const before = fake.files();
    const moved = linkConfig({ profile: 'compatible' });
    const { record, actions } = await again('plan-d', moved, newKey);
    expect(record.replaced).toBe(true);
    expect(fake.files()).not.toEqual(before);
    expect(actions).toEqual([`down ${one}`, `down ${two}`, `up ${one}`, `up ${two}`]);
    await undoDeploy(fake.session(), record, portsOf(fake), contextOf('plan-d'));
    await expect.poll(() => fake.up()).toEqual(['foreign', ...ours]);
    expect(fake.actions().slice(-4).toSorted()).toEqual(actions);
    expect(fake.files()).toEqual(before);
  });

  it('goes back when a foreign tunnel is lost, and says which', async () => {
    const fake = open(dialect);
    const before = fake.files();
    const input = await reviewedInput(fake);
    writeFileSync(join(fake.folder, 'loses-foreign'), '');
    await expect(deploy(fake.session(), input, portsOf(fake), contextOf())).rejects.toThrow(
      /tunnel foreign to 203\.0\.113\.12/,
    );
    expect(fake.files()).toEqual(before);
  });

  it('lets a second link share what the first needs, until both are gone', async () => {
    const fake = open(dialect);
    const before = fake.files();
    const other = linkConfig({
      linkId: 'zzzzzzzz',
      vpcCidrs: ['10.50.0.0/16'],
      tunnels: [{ number: 1, outsideAddress: '203.0.113.20', mark: 11_303 }],
    });
    const first = await deploy(fake.session(), await reviewedInput(fake), portsOf(fake), contextOf());
    const second = await deploy(
      fake.session(),
      await reviewedInput(fake, other),
      portsOf(fake),
      contextOf('plan-bbbbbbbbbbbbbbbb'),
    );
    await undoDeploy(fake.session(), first, portsOf(fake), contextOf());
    expect(fake.loaded()).toEqual(['foreign', 'linkspan-zzzzzzzz-1']);
    await undoDeploy(fake.session(), second, portsOf(fake), contextOf('plan-bbbbbbbbbbbbbbbb'));
    expect(fake.files()).toEqual(before);
  });
});

/** The order of a deploy is the same in both dialects: once is enough. */
describe('a deploy, whatever the dialect,', () => {
  const dialect = 'ipsec';

  it.each([
    'deploy-begin',
    'deploy-stage-own',
    'deploy-arm',
    'deploy-write',
    'deploy-load',
    'read-loaded',
    'deploy-confirm',
  ])('puts everything back when %s fails', async (operation) => {
    const fake = open(dialect);
    const before = fake.files();
    const input = await reviewedInput(fake);
    const session = fake.session({
      before: (name) => {
        if (name === operation) throw lost();
      },
    });
    await expect(deploy(session, input, portsOf(fake), contextOf())).rejects.toMatchObject({ code: 'unreachable' });
    expect(fake.files()).toEqual(before);
    expect([fake.loaded(), fake.up()]).toEqual([['foreign'], ['foreign']]);
    // A begin that never ran takes nothing; every other one gives the lock back.
    expect(existsSync(fake.paths.lock)).toBe(false);
  });

  it('keeps what was confirmed when only the answer was lost', async () => {
    const fake = open(dialect);
    const input = await reviewedInput(fake);
    let confirmations = 0;
    const session = fake.session();
    const deaf = {
      ...session,
      loginAgain: async () => ({
        ...session,
        run: async (...call: Parameters<typeof session.run>) => {
          await session.run(...call);
          confirmations += 1;
          throw lost();
        },
      }),
    } as typeof session;
    await expect(deploy(deaf, input, portsOf(fake), contextOf())).resolves.toMatchObject({ connections: ours });
    expect(confirmations).toBe(1);
    expect(fake.loaded()).toEqual(['foreign', ...ours]);
  });

  it('goes back when a new login fails', async () => {
    const fake = open(dialect);
    const before = fake.files();
    const input = await reviewedInput(fake);
    const session = fake.session({
      loginAgain: () => {
        throw lost();
      },
    });
    await expect(deploy(session, input, portsOf(fake), contextOf())).rejects.toThrow(/The old configuration is back/);
    expect(fake.files()).toEqual(before);
  });

  it('stops when the box is no longer what was reviewed', async () => {
    const fake = open(dialect);
    const input = await reviewedInput(fake);
    fake.write('ipsec.conf', '# other\n\nconn foreign\n\tright=203.0.113.12\n\tauto=start\n');
    await expect(deploy(fake.session(), input, portsOf(fake), contextOf())).rejects.toMatchObject({ code: 'conflict' });
    expect(fake.loaded()).toEqual(['foreign']);
  });

  it('refuses while somebody else changes this gateway, and after that takes a stale lock over', async () => {
    const fake = open(dialect);
    const input = await reviewedInput(fake);
    const first = fake.session({
      before: (name) => {
        if (name !== 'deploy-begin' && name !== 'deploy-world') throw lost();
      },
    });
    await expect(deploy(first, input, portsOf(fake), contextOf())).rejects.toThrow(/lost/);
    await expect(deploy(fake.session(), input, portsOf(fake), contextOf('plan-bbbbbbbbbbbbbbbb'))).rejects.toThrow(
      /Another change of this gateway is under way: plan plan-aaaaaaaaaaaaaaaa by a test/,
    );
    writeFileSync(join(fake.paths.lock, 'since'), '1000');
    await expect(
      deploy(fake.session(), input, portsOf(fake), contextOf('plan-bbbbbbbbbbbbbbbb')),
    ).resolves.toMatchObject({ connections: ours });
  });

  it('takes a link away whole that was deployed twice, with every saved copy', async () => {
    const fake = open(dialect);
    const before = fake.files();
    await deploy(fake.session(), await reviewedInput(fake), portsOf(fake), contextOf());
    const changed = await reviewedInput(fake, linkConfig({ profile: 'compatible' }));
    const record = await deploy(fake.session(), changed, portsOf(fake), contextOf('plan-bbbbbbbbbbbbbbbb'));
    expect(readdirSync(fake.paths.state)).toHaveLength(2);
    await removeDeployedLink(fake.session(), record, portsOf(fake), contextOf('plan-cccccccccccccccc'));
    expect(fake.files()).toEqual(before);
    expect(readdirSync(fake.paths.state)).toEqual([]);
  });
});

describe('the files of others', () => {
  it.each([
    ['CRLF line ends', '# theirs\r\nconn foreign\r\n\tright=203.0.113.12\r\n\tauto=start\r\n'],
    ['CRLF without a final line end', '# theirs\r\nconn foreign\r\n\tright=203.0.113.12\r\n\tauto=start'],
    [
      'CRLF cut in the middle of the last line end',
      '# theirs\r\nconn foreign\r\n\tright=203.0.113.12\r\n\tauto=start\r',
    ],
    ['bytes that are no UTF-8', '# caf\u00e9\nconn foreign\n\tright=203.0.113.12\n\tauto=start\n'],
    ['an empty line at the end', 'conn foreign\n\tright=203.0.113.12\n\tauto=start\n\n'],
  ])('come back byte for byte: %s', async (_what, text) => {
    const fake = open('ipsec');
    writeFileSync(join(fake.etc, 'ipsec.conf'), text, 'latin1');
    const before = fake.files();
    const record = await deploy(fake.session(), await reviewedInput(fake), portsOf(fake), contextOf());
    expect(readFileSync(join(fake.etc, 'ipsec.conf'), 'latin1').startsWith(text)).toBe(true);
    await undoDeploy(fake.session(), record, portsOf(fake), contextOf());
    expect(fake.files()).toEqual(before);
  });

  it('stay symbolic links when they are', async () => {
    const fake = open('ipsec');
    renameSync(join(fake.etc, 'ipsec.conf'), join(fake.folder, 'real.conf'));
    symlinkSync(join(fake.folder, 'real.conf'), join(fake.etc, 'ipsec.conf'));
    const before = readFileSync(join(fake.folder, 'real.conf'), 'utf8');
    const record = await deploy(fake.session(), await reviewedInput(fake), portsOf(fake), contextOf());
    expect(lstatSync(join(fake.etc, 'ipsec.conf')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(fake.folder, 'real.conf'), 'utf8')).toContain('linkspan-*.conf');
    await undoDeploy(fake.session(), record, portsOf(fake), contextOf());
    expect(lstatSync(join(fake.etc, 'ipsec.conf')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(fake.folder, 'real.conf'), 'utf8')).toBe(before);
  });

  it('keep what others wrote to them after us; only our lines go', async () => {
    const fake = open('ipsec');
    const record = await deploy(fake.session(), await reviewedInput(fake), portsOf(fake), contextOf());
    const path = join(fake.etc, 'ipsec.conf');
    writeFileSync(path, `${readFileSync(path, 'utf8')}# added by hand\n`);
    await undoDeploy(fake.session(), record, portsOf(fake), contextOf());
    expect(readFileSync(path, 'utf8')).toMatch(/\tauto=start\n# added by hand\n$/);
    expect(readFileSync(path, 'utf8')).not.toContain('inkspan');
  });

  it('need no line of ours where an include reaches us already', async () => {
    const fake = open('ipsec');
    const text = `include ${fake.etc}/ipsec.d/*.conf\nconn foreign\n\tright=203.0.113.12\n\tauto=start\n`;
    fake.write('ipsec.conf', text);
    await deploy(fake.session(), await reviewedInput(fake), portsOf(fake), contextOf());
    expect(fake.loaded()).toEqual(['foreign', ...ours]);
    expect(readFileSync(join(fake.etc, 'ipsec.conf'), 'utf8')).toBe(text);
  });

  it('stop a deploy when one of them is broken: nothing is unloaded', async () => {
    const fake = open('swanctl');
    fake.write('swanctl/conf.d/zzz.conf', 'BROKEN {');
    const input = await reviewedInput(fake);
    await expect(deploy(fake.session(), input, portsOf(fake), contextOf())).rejects.toThrow(
      /would unload every connection/,
    );
    expect([fake.loaded(), fake.up()]).toEqual([['foreign'], ['foreign']]);
  });
});
