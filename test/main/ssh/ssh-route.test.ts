import { describe, expect, it } from 'vitest';
import { sshRoute, type RouteAnswer } from '../../../main/cli/ssh-route.ts';
import { fakeWorld } from './config-world.ts';

/** What the command prints and says. What OpenSSH itself makes of many more files: test/lab/ssh/config.test.ts. */
async function route(
  files: string | Record<string, string>,
  host = 'web',
): Promise<{ code: number; answer: RouteAnswer; said: string }> {
  let out = '';
  let said = '';
  const all = typeof files === 'string' ? { '/c': files } : files;
  const code = await sshRoute([host, '--config', '/c', '--json'], {
    stdout: (text) => (out += text),
    stderr: (text) => (said += text),
    world: fakeWorld(all),
  });
  return { code, answer: JSON.parse(out === '' ? '{}' : out) as RouteAnswer, said };
}

const options = async (text: string): Promise<RouteAnswer['options']> => (await route(text)).answer.options;

describe('ssh-route', () => {
  it('prints the resolved route', async () => {
    const text = `
      Host web
        HostName %h.site.example
        User bob
        Port 2022
        IdentityFile ~/.ssh/web
        ProxyJump eve@far:2200,near
      Host near
        HostName 10.0.0.1
        ProxyJump never
      Host *
        SendEnv LANG LC_*
        ServerAliveInterval 1m`;
    expect((await route(text)).answer).toEqual({
      hostName: 'web.site.example',
      user: 'bob',
      port: 2022,
      identityFile: ['~/.ssh/web'],
      proxyJump: 'eve@far:2200,near',
      proxyCommand: null,
      hops: [
        { hostName: 'far', user: 'eve', port: 2200 },
        { hostName: '10.0.0.1', user: 'ann', port: 22 },
      ],
      options: {
        hostname: 'web.site.example',
        identityfile: ['~/.ssh/web'],
        port: '2022',
        proxyjump: 'eve@far:2200,near',
        sendenv: ['LANG', 'LC_*'],
        serveraliveinterval: '60',
        user: 'bob',
      },
    });
  });

  it('lists no defaults, but the keys that would be tried', async () => {
    const { answer } = await route('# nothing');
    expect(answer).toMatchObject({ hostName: 'web', user: 'ann', port: 22, proxyJump: null, hops: [], options: {} });
    expect(answer.identityFile).toContain('~/.ssh/id_ed25519');
  });

  it('follows jumps of any depth, and stops where they lead back', async () => {
    const chain = Array.from({ length: 9 }, (_, n) => `Host h${n}\nProxyJump h${n + 1}\n`).join('');
    expect((await route(chain, 'h0')).answer.hops.map(({ hostName }) => hostName)).toEqual([
      'h9',
      'h8',
      'h7',
      'h6',
      'h5',
      'h4',
      'h3',
      'h2',
      'h1',
    ]);
    const loop = await route('Host a\nProxyJump b\nHost b\nProxyJump a\n', 'a');
    expect({ code: loop.code, hops: loop.answer.hops.map(({ hostName }) => hostName) }).toEqual({
      code: 0,
      hops: ['b'],
    });
    const all = await route('Host *\nProxyJump bastion\n');
    expect(all.answer.hops.map(({ hostName }) => hostName)).toEqual(['bastion']);
    expect((await route('Host *\nProxyJump bastion\n', 'bastion')).said).toBe('/c: bastion is its own ProxyJump.\n');
  });

  it('includes relative to ~/.ssh, with globs, and only what applies', async () => {
    const files = {
      '/c': 'Host db\nInclude more/*.conf\nHost web\nInclude more/?.conf ~/none ~bob/x\nPort 23\n',
      '/home/ann/.ssh/more/a.conf': 'User anna\nHost other\nUser eve\n',
      '/home/ann/.ssh/more/.b.conf': 'Port 99\n',
      '/home/bob/x': 'Compression yes\n',
    };
    expect((await route(files)).answer.options).toEqual({ user: 'anna', port: '23', compression: 'yes' });
  });

  it('makes a second pass for Match final', async () => {
    expect(await options('HostName Real\nSendEnv A\nMatch final host real\nUser late\nSendEnv B\n')).toEqual({
      hostname: 'real',
      user: 'late',
      sendenv: ['A', 'A', 'B'],
    });
  });

  it('reports Match exec and ProxyCommand, and runs neither', async () => {
    const { answer, said } = await route(
      'Match exec "touch /x"\nPort 1\nMatch !exec "touch /y"\nPort 2\nMatch all\nProxyCommand nc %h %p # "x"\n',
    );
    expect(answer).toMatchObject({
      port: 22,
      proxyCommand: 'nc %h %p # "x"',
      options: { proxycommand: 'nc %h %p # "x"' },
    });
    expect(said.split('\n').slice(0, 2)).toEqual([
      '/c line 1: the command of Match exec was not run and its block not applied: touch /x',
      '/c line 3: the command of Match exec was not run and its block not applied: touch /y',
    ]);
  });

  it('expands what ssh -G expands, and nothing else', async () => {
    expect(
      await options(
        'UserKnownHostsFile ~/a ${KEYS}/%h-%p-%r-%u-%L-%%\nControlPath ~bob/%n\nIdentityFile %d/x\nCiphers ^aes256-ctr\n',
      ),
    ).toMatchObject({
      userknownhostsfile: '/home/ann/a /keys/web-22-ann-ann-desk-%',
      controlpath: '/home/bob/web',
      identityfile: ['%d/x'],
      ciphers: expect.stringMatching(/^aes256-ctr,chacha20/),
    });
  });

  it.each([
    ['Port many', "/c line 1: bad port 'many'."],
    ['\nNonsense 1', '/c line 2: bad configuration option: nonsense.'],
    ['User', '/c line 1: no argument after keyword "user".'],
    ['User "a', '/c line 1: invalid quotes.'],
    ['User a b', '/c line 1: keyword user has extra arguments at the end of the line.'],
    ['Compression maybe', '/c line 1: unsupported value for compression.'],
    ['Host x\nCiphers nope', "/c line 2: bad ciphers list 'nope'."],
    ['Match user', '/c line 1: Match user lacks its criteria.'],
    ['Match tagged x', '/c line 1: unsupported Match attribute tagged.'],
    ['ProxyJump a,,b', '/c line 1: invalid ProxyJump "a,,b".'],
    ['LocalForward 80', '/c line 1: the target of the forwarding is missing.'],
    ['ControlPath %Q', '/c: %Q means nothing here.'],
    ['ConnectionAttempts 0', '/c: ConnectionAttempts must be at least 1.'],
    ['Include /c', '/c: too many configuration files include each other.'],
  ])('refuses %j in one sentence', async (text, sentence) => {
    const { code, said } = await route(text);
    expect({ code, said }).toEqual({ code: 1, said: `${sentence}\n` });
  });

  it('refuses a file that is not there, one that others may write, and wrong arguments', async () => {
    expect((await route({ '/d': '' })).said).toBe('/c: there is no such file.\n');
    expect((await route({ '/c': 'Include /open', '/open': 'Port 1' })).said).toContain(
      '/open: bad owner or permissions',
    );
    expect((await route({ '/c': 'Port 1' }, '-oProxyCommand=id')).code).toBe(2);
  });
});
