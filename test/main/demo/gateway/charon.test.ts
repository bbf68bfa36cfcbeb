import { describe, expect, it } from 'vitest';
import { createBoxFiles } from '../../../../main/demo/gateway/box-files.ts';
import { type Attempt, createCharon } from '../../../../main/demo/gateway/charon.ts';
import { printStatusAll } from '../../../../main/demo/gateway/print-statusall.ts';
import { printConnections, printSas } from '../../../../main/demo/gateway/print-swanctl.ts';
import type { GatewayLinkConfig } from '../../../../main/strongswan/link-config.ts';
import { parseStatusAll } from '../../../../main/strongswan/parse-statusall.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../../../../main/strongswan/parse-swanctl-raw.ts';
import { renderIpsecConf, renderIpsecSecrets } from '../../../../main/strongswan/render-ipsec.ts';
import { renderSwanctlConf, renderSwanctlSecrets } from '../../../../main/strongswan/render-swanctl.ts';
import { Secret } from '../../../../main/secret.ts';

const outside = ['203.0.113.10', '203.0.113.11'];
const config: GatewayLinkConfig = {
  linkId: 'abcdefgh',
  linkName: 'office',
  profile: 'recommended',
  localAddress: '198.51.100.7',
  localId: '198.51.100.7',
  siteSubnets: ['192.168.10.0/24'],
  vpcCidrs: ['10.20.0.0/16'],
  tunnels: [
    { number: 1, outsideAddress: '203.0.113.10', mark: 101 },
    { number: 2, outsideAddress: '203.0.113.11', mark: 102 },
  ],
};

function start(dialect: 'ipsec' | 'swanctl', expected: ReadonlyMap<string, string>) {
  const keys = new Map(outside.map((address) => [address, new Secret(`key_of_${address}`)]));
  const clock = { at: Date.parse('2026-11-20T10:00:00Z') };
  const files = createBoxFiles({
    '/etc/ipsec.conf': { text: 'config setup\n\ninclude /etc/ipsec.d/linkspan-*.conf\n', mode: '644', owner: '0:0' },
    '/etc/ipsec.secrets': { text: 'include /etc/ipsec.d/linkspan-*.secrets\n', mode: '600', owner: '0:0' },
    '/etc/swanctl/swanctl.conf': { text: 'include conf.d/*.conf\n', mode: '644', owner: '0:0' },
  });
  const attempts: Attempt[] = [];
  const charon = createCharon({
    files,
    dialect,
    localId: '198.51.100.7',
    now: () => new Date(clock.at),
    exchangeMs: 300,
    peer: (attempt) => {
      attempts.push(attempt);
      const accepted = attempt.key !== undefined && expected.get(attempt.outsideAddress) === attempt.key;
      return accepted ? { accepted } : { accepted, notify: 'AUTHENTICATION_FAILED' };
    },
  });
  if (dialect === 'ipsec') {
    files.write(
      '/etc/ipsec.d/linkspan-abcdefgh.conf',
      renderIpsecConf(config, 'plan', '/etc/ipsec.d/linkspan-abcdefgh.updown'),
    );
    files.write('/etc/ipsec.d/linkspan-abcdefgh.secrets', renderIpsecSecrets(config, keys));
  } else {
    files.write('/etc/swanctl/conf.d/linkspan-abcdefgh.conf', renderSwanctlConf(config, 'plan', { updownPath: null }));
    files.write('/etc/swanctl/conf.d/linkspan-abcdefgh-secrets.conf', renderSwanctlSecrets(config, keys));
  }
  charon.load();
  const print = () => ({
    localAddresses: ['198.51.100.7'],
    localId: '198.51.100.7',
    now: new Date(clock.at),
    version: '5.9.8',
  });
  return { charon, files, attempts, print, pass: (ms: number) => (clock.at += ms) };
}

const right = new Map(outside.map((address) => [address, `key_of_${address}`]));
const wrongOnTwo = new Map([...right, ['203.0.113.11', 'another_key']]);

describe.each(['ipsec', 'swanctl'] as const)('the demo charon with %s files', (dialect) => {
  it('brings up what the far end accepts, after the exchange', () => {
    const { charon, pass } = start(dialect, right);
    expect(charon.sas()).toEqual([]);
    pass(300);
    expect(charon.sas().map(({ connection }) => connection.name)).toEqual([
      'linkspan-abcdefgh-1',
      'linkspan-abcdefgh-2',
    ]);
  });

  it('leaves a tunnel with a wrong key down, and the other up', () => {
    const { charon, pass } = start(dialect, wrongOnTwo);
    pass(300);
    expect(charon.sas().map(({ connection }) => connection.name)).toEqual(['linkspan-abcdefgh-1']);
    expect(charon.up('linkspan-abcdefgh-2')).toEqual({ isUp: false, notify: 'AUTHENTICATION_FAILED' });
  });

  it('keeps SAs whose files are gone until they are taken down', () => {
    const { charon, files, pass } = start(dialect, right);
    pass(300);
    charon.sas();
    for (const path of files.all().keys()) if (path.includes('linkspan-')) files.remove(path);
    charon.load();
    expect(charon.connections()).toEqual([]);
  });
});

describe('what the demo gateway prints', () => {
  it('is read back by the parser of ipsec statusall', () => {
    const { charon, pass, print } = start('ipsec', wrongOnTwo);
    pass(300);
    const status = parseStatusAll(printStatusAll(charon, print()));
    expect(status).toMatchObject({ version: '5.9.8' });
    expect(status.connections.map(({ name }) => name)).toEqual(['linkspan-abcdefgh-1', 'linkspan-abcdefgh-2']);
    expect(status.ikeSas).toMatchObject([
      { name: 'linkspan-abcdefgh-1', state: 'ESTABLISHED', localHost: '198.51.100.7', remoteHost: '203.0.113.10' },
      { name: 'linkspan-abcdefgh-2', state: 'CONNECTING' },
    ]);
    expect(status.childSas).toMatchObject([
      {
        name: 'linkspan-abcdefgh-1',
        state: 'INSTALLED',
        localTs: ['192.168.10.0/24'],
        remoteTs: ['10.20.0.0/16'],
        bytesIn: 0,
      },
    ]);
  });

  it('is read back by the parsers of swanctl --raw', () => {
    const { charon, pass, print } = start('swanctl', right);
    pass(300);
    expect(parseLoadedConnections(printConnections(charon, print())).map(({ name }) => name)).toEqual([
      'linkspan-abcdefgh-1',
      'linkspan-abcdefgh-2',
    ]);
    expect(parseSwanctlSas(printSas(charon, print()))).toMatchObject({
      ikeSas: [{ state: 'ESTABLISHED', remoteHost: '203.0.113.10' }, { remoteHost: '203.0.113.11' }],
      childSas: [{ name: 'linkspan-abcdefgh-1', state: 'INSTALLED', packetsIn: 0 }, { name: 'linkspan-abcdefgh-2' }],
    });
  });
});
