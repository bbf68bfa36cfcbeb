import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInspection } from '../../../main/gateway/inspect.ts';
import { parsePing, parseTraceroute } from '../../../main/gateway/parse-ping.ts';
import { readSections } from '../../../main/ssh/operations/read-answer.ts';
import { statusAll } from '../strongswan/printed-by-5-9-8.ts';

const context = { sudo: 'root', readAt: new Date('2026-11-20T11:00:00Z'), middle: 1_795_172_400 } as const;

function inspection(parts: Record<string, string>): ReturnType<typeof parseInspection> {
  const text = Object.entries(parts).map(([name, body]) =>
    body.includes('\n') ? `@${name}\n${body.trimEnd().replace(/^/gm, ' ')}\n` : `@${name} ${body}\n`,
  );
  return parseInspection(readSections(text.join('')), context);
}

describe('what a gateway says of itself', () => {
  it('names Libreswan, and nothing at all', () => {
    expect(inspection({ version: 'Linux Libreswan 4.10 (XFRM) on 5.14.0\n' }).strongswan).toMatchObject({
      product: 'libreswan',
      version: '4.10',
    });
    expect(inspection({ version: 'something else\n' }).strongswan.product).toBe('other');
    expect(inspection({}).strongswan).toEqual({
      product: 'none',
      version: null,
      dialect: null,
      confDirectory: null,
      swanctlDirectory: null,
    });
  });

  it.each([
    ['charon-systemd', 'strongswan.service', 'swanctl'],
    ['/usr/sbin/ipsec start --nofork', 'strongswan-starter.service', 'ipsec'],
    ['/usr/libexec/ipsec/pluto --leak', 'ipsec.service', null],
  ])('follows the service that starts at boot: %s', (start, id, dialect) => {
    const units = `Id=${id}\nLoadState=loaded\nActiveState=active\nUnitFileState=enabled\nExecStart={ path=x ; argv[]=/x/${start} ; }\n\nId=other.service\nLoadState=not-found\nActiveState=inactive\n`;
    const facts = inspection({ units, manager: 'systemd' });
    expect([facts.strongswan.dialect, facts.service.startsAtBoot]).toEqual(
      dialect === null ? [null, null] : [dialect, true],
    );
  });

  it('gives the networks inside, and what is in front', () => {
    const facts = inspection({
      addresses:
        '1: lo    inet 127.0.0.1/8 scope host lo\n2: eth0    inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0\n3: eth1    inet 192.168.10.1/24 scope global eth1\n3: eth1    inet6 fe80::1/64 scope link\n',
      links:
        '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536\n2: eth0: <BROADCAST,UP> mtu 1500\n3: eth1@if5: <BROADCAST,UP> mtu 1500\n',
      routes:
        'default via 10.0.0.1 dev eth0 \n10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5 \n172.16.5.0/24 via 192.168.10.254 dev eth1 \n',
      'default-route': '192.0.2.1 via 10.0.0.1 dev eth0 src 10.0.0.5 uid 0\n    cache\n',
      forward: '0\n',
      'rp-filter': 'all 1\neth0 2\nodd 9\n',
      statusall: statusAll,
    });
    expect(facts.insideSubnets).toEqual(['192.168.10.0/24', '172.16.5.0/24']);
    expect(facts.outside).toEqual({ localAddress: '10.0.0.5', isBehindNat: true });
    expect(facts.forwarding).toBe(false);
    expect(facts.reversePath).toEqual([
      { interface: 'all', mode: 'strict' },
      { interface: 'eth0', mode: 'loose' },
    ]);
    expect(facts.connections.find(({ isOurs }) => isOurs)).toMatchObject({ name: 'linkspan-abcdefgh-1', isUp: true });
  });

  it('is null where it is silent, and harmless whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'uname',
              'os',
              'addresses',
              'links',
              'routes',
              'kernel',
              'nft',
              'ufw',
              'iptables',
              'marks',
              'units',
              'statusall',
              'rp-filter',
              'date',
            ),
            fc.string({ unit: 'binary', maxLength: 120 }),
          ),
        ),
        (parts) => {
          const text = parts.map(([name, body]) => `@${name} ${body}\n ${body}\n`).join('');
          const facts = parseInspection(readSections(text), context);
          expect(JSON.stringify(facts)).not.toMatch(/\\u00[01]/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an inspection without rights', () => {
  const unprivileged = () =>
    parseInspection(readSections('@uid 1000\n@login lyon\n'), { sudo: 'none', readAt: new Date(0), middle: 0 });

  it('says what it could not read and why, and holds nothing of it for absent', () => {
    const facts = unprivileged();
    expect(facts.unread.map(({ what, why }) => [what, why])).toEqual([
      ['Firewall rules', 'This login may not use sudo'],
      ['Kernel policies and marks', 'This login may not use sudo'],
      ['Connections and tunnels of strongSwan', 'This login may not use sudo'],
    ]);
    expect(facts.firewall).toMatchObject({ kind: 'unknown', dropsByDefault: null, forwardDropsByDefault: null });
    expect([facts.login, facts.service.isRunning]).toEqual(['lyon', null]);
  });

  it('takes no login that would be more than a name in a command', () => {
    expect(
      parseInspection(readSections('@login a;reboot\n'), { sudo: 'none', readAt: new Date(0), middle: 0 }).login,
    ).toBe(null);
  });
});

describe('ping and traceroute', () => {
  it('are read as both kinds of tools print them', () => {
    expect(
      parsePing(
        'PING x\n\n--- x ping statistics ---\n3 packets transmitted, 2 received, 33% packet loss, time 9ms\nrtt min/avg/max/mdev = 0.5/0.7/0.9/0.1 ms\n',
      ),
    ).toMatchObject({ sent: 3, received: 2, averageMs: 0.7 });
    expect(parsePing('3 packets transmitted, 0 packets received, 100% packet loss\n')).toMatchObject({
      received: 0,
      averageMs: null,
    });
    expect(parsePing('ping: unknown host')).toEqual({
      sent: 0,
      received: 0,
      averageMs: null,
      evidence: 'ping: unknown host',
    });
    expect(parseTraceroute('traceroute to 10.20.0.10\n 1  10.0.0.1  0.5 ms\n 2  *\n 3  10.20.0.10  1 ms\n')).toEqual([
      { number: 1, address: '10.0.0.1' },
      { number: 2, address: null },
      { number: 3, address: '10.20.0.10' },
    ]);
  });
});
