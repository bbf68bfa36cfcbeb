import { describe, expect, it } from 'vitest';
import { parseFirewall } from '../../../main/gateway/parse-firewall.ts';

describe('a firewall', () => {
  const none = { ufw: undefined, firewalld: undefined, nft: undefined, iptables: undefined, isReadable: true };
  it.each([
    ['none', { ...none, nft: [] }, false],
    ['unknown', { ...none, isReadable: false }, null],
    [
      'ufw',
      { ...none, ufw: ['Status: active', 'Default: deny (incoming), allow (outgoing), disabled (routed)'] },
      true,
    ],
    ['firewalld', { ...none, firewalld: ['running'] }, true],
    ['iptables', { ...none, iptables: [':INPUT DROP [0:0]', '-A INPUT -p icmp -j ACCEPT'] }, true],
    [
      'nftables',
      {
        ...none,
        nft: [
          'table inet filter {',
          '\tchain input {',
          '\t\ttype filter hook input priority filter; policy drop;',
          '\t\ttcp dport 22 accept',
          '\t}',
          '}',
        ],
      },
      true,
    ],
    [
      'none',
      {
        ...none,
        nft: [
          'table ip linkspan_abcdefgh_1 {',
          '\tchain mark_peer {',
          '\t\ttype filter hook prerouting priority mangle; policy accept;',
          '\t}',
          '}',
        ],
      },
      false,
    ],
  ] as const)('is told apart: %s', (kind, texts, drops) => {
    expect(parseFirewall(texts)).toMatchObject({ kind, dropsByDefault: drops });
  });

  const nftForward = (policy: string, ...rules: string[]) => [
    'table inet filter {',
    '\tchain input {',
    '\t\ttype filter hook input priority filter; policy drop;',
    '\t}',
    '\tchain forward {',
    `\t\ttype filter hook forward priority filter; policy ${policy};`,
    ...rules.map((rule) => `\t\t${rule}`),
    '\t}',
    '\tchain others {',
    '\t\tip daddr 10.99.0.0/16 counter packets 0 bytes 0 reject with icmp port-unreachable',
    '\t}',
    '}',
  ];
  it.each([
    ['nft policy accept', { nft: nftForward('accept', 'tcp flags syn tcp option maxseg size set rt mtu') }, false],
    ['nft policy drop', { nft: nftForward('drop') }, true],
    [
      'nft drop rule',
      { nft: nftForward('accept', 'iifname "ens3" counter packets 1 bytes 2 drop comment "no"') },
      true,
    ],
    ['nft invalid packets', { nft: nftForward('accept', 'ct state invalid drop') }, false],
    ['nft jump to a dropping chain', { nft: nftForward('accept', 'iifname "ens3" jump others') }, true],
    ['nft jump in a circle', { nft: nftForward('accept', 'jump forward') }, false],
    ['iptables policy accept', { iptables: ['*filter', ':INPUT DROP [0:0]', ':FORWARD ACCEPT [0:0]'] }, false],
    ['iptables policy drop', { iptables: ['*filter', ':INPUT ACCEPT [0:0]', ':FORWARD DROP [0:0]'] }, true],
    [
      'iptables reject at the end',
      { iptables: ['*filter', ':FORWARD ACCEPT [0:0]', '-A FORWARD -j REJECT --reject-with icmp-host-prohibited'] },
      true,
    ],
    [
      'iptables jump',
      { iptables: ['*filter', ':FORWARD ACCEPT [0:0]', ':X - [0:0]', '-A FORWARD -i eth0 -j X', '-A X -j DROP'] },
      true,
    ],
    [
      'iptables drop elsewhere',
      { iptables: ['*filter', ':INPUT ACCEPT [0:0]', ':FORWARD ACCEPT [0:0]', '-A INPUT -j DROP'] },
      false,
    ],
    ['ufw denies', { ufw: ['Status: active', 'Default: deny (incoming), allow (outgoing), deny (routed)'] }, true],
    ['ufw allows', { ufw: ['Status: active', 'Default: deny (incoming), allow (outgoing), allow (routed)'] }, false],
    [
      'ufw disabled',
      { ufw: ['Status: active', 'Default: deny (incoming), allow (outgoing), disabled (routed)'] },
      true,
    ],
    ['firewalld', { firewalld: ['running'] }, true],
    ['unreadable', { isReadable: false }, null],
  ] as const)('judges what is passed on by its own chain: %s', (_what, texts, drops) => {
    expect(parseFirewall({ ...none, ...texts }).forwardDropsByDefault).toBe(drops);
  });

  it.each([
    ['-A INPUT -j DROP', true],
    ['-A INPUT -m comment --comment "the rest" -j REJECT --reject-with icmp-host-prohibited', true],
    ['-A INPUT -s 192.0.2.0/24 -j DROP', false],
    ['-A INPUT -m conntrack --ctstate INVALID -j DROP', false],
    ['-A FORWARD -j DROP', false],
  ])('drops what comes in by a rule for all, not for some: %s', (rule, drops) => {
    const iptables = ['*filter', ':INPUT ACCEPT [0:0]', ':FORWARD ACCEPT [0:0]', rule];
    expect(parseFirewall({ ...none, iptables }).dropsByDefault).toBe(drops);
  });

  it('shows in which chain it translates sources', () => {
    const nft = [
      'table ip nat {',
      '\tchain postrouting {',
      '\t\ttype nat hook postrouting priority srcnat; policy accept;',
      '\t\toifname "eth0" masquerade',
      '\t}',
      '}',
    ];
    expect(parseFirewall({ ...none, nft }).masquerade).toEqual(['ip nat postrouting: oifname "eth0" masquerade']);
  });
});
