import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternReaches } from '../../../main/strongswan/config-file.ts';
import { harmlessLines } from '../../../main/strongswan/harmless-text.ts';
import { maskIpsecSecrets, maskSwanctlSecrets } from '../../../main/strongswan/mask-secrets.ts';
import { parseIpsecConf } from '../../../main/strongswan/parse-ipsec-conf.ts';
import { parseStatusAll } from '../../../main/strongswan/parse-statusall.ts';
import { parseSwanctlConf } from '../../../main/strongswan/parse-swanctl-conf.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../../../main/strongswan/parse-swanctl-raw.ts';
import { conns, sas, statusAll } from './printed-by-5-9-8.ts';

const link = {
  uniqueId: 2,
  state: 'ESTABLISHED',
  version: 'IKEv2',
  initiator: true,
  localHost: '198.51.100.7',
  localId: '198.51.100.7',
  remoteHost: '203.0.113.10',
  remoteId: '203.0.113.10',
};

describe('ipsec statusall', () => {
  const status = parseStatusAll(statusAll);

  it('gives the version, the plugins and each loaded connection with its children', () => {
    expect(status.version).toBe('5.9.8');
    expect(status.plugins).toContain('openssl');
    expect(status.connections.map(({ name }) => name)).toEqual(['foreign', 'linkspan-abcdefgh-1']);
    expect(status.connections[1]).toEqual({
      name: 'linkspan-abcdefgh-1',
      localAddresses: ['198.51.100.7'],
      remoteAddresses: ['203.0.113.10'],
      children: [{ name: 'linkspan-abcdefgh-1', localSubnets: ['192.168.10.0/24'], remoteSubnets: ['10.20.0.0/24'] }],
    });
  });

  it('gives SAs with their counters', () => {
    expect(status.ikeSas[0]).toMatchObject({
      name: 'linkspan-abcdefgh-1',
      ...link,
      establishedSeconds: 4,
      rekeyInSeconds: 21_600,
    });
    expect(status.childSas[0]).toEqual({
      name: 'linkspan-abcdefgh-1',
      uniqueId: 2,
      state: 'INSTALLED',
      mode: 'TUNNEL',
      protocol: 'ESP',
      encap: 'yes',
      reqid: 2,
      ike: 'linkspan-abcdefgh-1[2]',
      spiIn: '441fc840',
      spiOut: '4ecee721',
      bytesIn: 672,
      packetsIn: 8,
      bytesOut: 1008,
      packetsOut: 12,
      rekeyInSeconds: 2640,
      proposal: 'AES_GCM_16_256',
      localTs: ['192.168.10.0/24'],
      remoteTs: ['10.20.0.0/24'],
    });
    expect(status.childSas[1]).toMatchObject({ name: 'foreign', ike: 'foreign[1]', bytesIn: 0, packetsIn: 0 });
  });
});

describe('swanctl --raw', () => {
  it('gives SAs, as statusall does but exactly', () => {
    const { ikeSas, childSas } = parseSwanctlSas(sas);
    expect(ikeSas[0]).toMatchObject({
      name: 'linkspan-abcdefgh-1',
      ...link,
      rekeyInSeconds: 25_196,
      proposal: 'AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384',
    });
    expect(childSas[0]).toMatchObject({
      name: 'linkspan-abcdefgh-1',
      ike: 'linkspan-abcdefgh-1[2]',
      packetsIn: 8,
      localTs: ['192.168.10.0/24'],
      spiIn: '441fc840',
    });
  });

  it('reads identities that hold blanks and equals signs', () => {
    const { ikeSas } = parseSwanctlSas(sas);
    expect(ikeSas[1]).toMatchObject({
      name: 'foreign',
      localId: 'C=CH, O=Example Ltd, CN=gw one',
      remoteHost: '203.0.113.12',
    });
  });

  it('gives what is loaded', () => {
    expect(parseLoadedConnections(conns)).toEqual([
      {
        name: 'foreign',
        localAddresses: ['198.51.100.7'],
        remoteAddresses: ['203.0.113.12'],
        children: [
          { name: 'net', localSubnets: ['192.168.10.0/24'], remoteSubnets: ['10.30.0.0/24[tcp/http]', '10.31.0.0/24'] },
        ],
      },
    ]);
  });
});

describe('configuration files', () => {
  it('are read with defaults, also= and includes', () => {
    const { connections, defaults } = parseIpsecConf([
      {
        path: '/etc/ipsec.conf',
        includes: [],
        text: 'conn %default\n  leftcert=a.pem # theirs\n\nconn base\n  right=192.0.2.1\nconn one\r\n\talso=base\r\n\trightsubnet="10.1.0.0/16,10.2.0.0/16"\r\n\tauto=start\r\n',
      },
      {
        path: '/etc/ipsec.d/x.conf',
        includes: [],
        text: 'conn pass\n type=passthrough\n auto=route\nconn marked\n mark=42/0xff\n auto=add\n',
      },
    ]);
    expect([...defaults]).toEqual([['leftcert', 'a.pem']]);
    expect(connections.map(({ name, isLoaded, remoteAddresses }) => [name, isLoaded, remoteAddresses])).toEqual([
      ['base', false, ['192.0.2.1']],
      ['one', true, ['192.0.2.1']],
      ['pass', false, []],
      ['marked', true, []],
    ]);
    expect(connections[1]?.children[0]?.remoteSubnets).toEqual(['10.1.0.0/16', '10.2.0.0/16']);
    expect(connections[3]?.children[0]?.marks).toEqual([42]);
  });

  it('are read with sections that build on others', () => {
    const text =
      'base { remote_addrs = 192.0.2.1 }\nconnections { one : base { # c\n children { net { remote_ts = 10.1.0.0/16, 10.2.0.0/16\n mark_in = 0x2a } } } }\nsecrets { ike { secret = "a}b{" } }\n';
    expect(parseSwanctlConf([{ path: '/x', text, includes: [] }])).toEqual([
      {
        name: 'one',
        file: '/x',
        isLoaded: true,
        localAddresses: [],
        remoteAddresses: ['192.0.2.1'],
        children: [
          {
            name: 'net',
            localSubnets: [],
            remoteSubnets: ['10.1.0.0/16', '10.2.0.0/16'],
            marks: [42],
            isSeparate: true,
          },
        ],
      },
    ]);
  });

  it.each([
    ['/etc/ipsec.d/*.conf', '/etc/ipsec.d/linkspan-a.conf', true],
    ['/etc/ipsec.d/*', '/etc/ipsec.d/.linkspan-a.conf.tmp', false],
    ['/etc/*.conf', '/etc/ipsec.d/linkspan-a.conf', false],
    ['/etc/ipsec.d/[l]inkspan-?.conf', '/etc/ipsec.d/linkspan-a.conf', true],
  ])('include %s reaches %s: %s', (pattern, path, reaches) => {
    expect(patternReaches(pattern, path)).toBe(reaches);
  });
});

describe('secrets that are shown', () => {
  it('keep owners and includes, never a key', () => {
    const text =
      '# theirs\n1.2.3.4 %any : PSK "old key"\n: RSA key.pem "pass"\n# 1.2.3.4 : PSK "older"\n\tcontinued\nuser : EAP word\ninclude x/*.secrets\n';
    expect(maskIpsecSecrets(text)).toBe(
      '# theirs\n1.2.3.4 %any : PSK ••••\n: RSA ••••\n# ••••\n••••\nuser : EAP ••••\ninclude x/*.secrets\n',
    );
    expect(maskSwanctlSecrets('secrets { ike { secret = "a b"\n id = x } }\n')).toBe(
      'secrets { ike { secret = ••••\n id = x } }\n',
    );
  });

  it('hide any key, however it is written', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9]{12}$/),
        fc.constantFrom('a b : PSK ', ': PSK ', '\t', '# x : PSK ', 'PSK ', '%any: PSK ', '"a b" c : XAUTH '),
        fc.boolean(),
        (key, before, isQuoted) => {
          expect(maskIpsecSecrets(`${before}${isQuoted ? `"${key}"` : key}\n`)).not.toContain(key);
          expect(maskSwanctlSecrets(`secrets { ike-a { secret = ${isQuoted ? `"${key}"` : key}\n } }`)).not.toContain(
            key,
          );
        },
      ),
    );
  });
});

describe('every reader', () => {
  it('takes any junk, and keeps control characters from the screen', () => {
    const junk = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom(...statusAll.split('\n'), sas, conns, '{', '}', 'a {', 'x = [', '\u001B[31m', '\u202E'),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(junk, (parts) => {
        const text = parts.join('\n');
        const seen = [
          parseStatusAll(text),
          parseSwanctlSas(text),
          parseLoadedConnections(text),
          parseIpsecConf([{ path: '', text, includes: [] }]).connections,
          parseSwanctlConf([{ path: '', text, includes: [] }]),
        ];
        expect(harmlessLines(text).join('')).not.toMatch(/[\p{Cc}\u202E]/u);
        expect(JSON.stringify(seen.slice(0, 3))).not.toMatch(/\\u001b|\u202E/);
      }),
      { numRuns: 200 },
    );
  });

  it('ends quickly on a long text', () => {
    const long = `${'a '.repeat(300_000)}\n${'{'.repeat(100_000)}\n${statusAll.repeat(500)}`;
    const started = performance.now();
    parseStatusAll(long);
    parseSwanctlSas(`list-sa event {${'a {'.repeat(50_000)}`);
    parseSwanctlConf([{ path: '', text: long, includes: [] }]);
    parseIpsecConf([{ path: '', text: long, includes: [] }]);
    maskIpsecSecrets(long);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
