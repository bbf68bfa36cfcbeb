import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCiscoIos } from '../../../main/router-config/render-cisco-ios.ts';
import { renderFrr } from '../../../main/router-config/render-frr.ts';
import { renderJunos } from '../../../main/router-config/render-junos.ts';
import { maskedBgpKey, type RouterFacts } from '../../../main/router-config/router-facts.ts';
import { ipv4Peer, ipv6Peer, routerFacts } from './router-facts-builder.ts';

const renderers = { FRR: renderFrr, IOS: renderCiscoIos, Junos: renderJunos };
const each = Object.entries(renderers);

describe('the router’s side of a virtual interface', () => {
  it('reads on FRR', () =>
    expect(renderFrr(routerFacts())).toBe(`! Linkspan: private virtual interface dxvif-fg31dyv6
! Put the name of your own port for eth0. FRR makes no VLAN; Linux does:
!   ip link add link eth0 name eth0.101 type vlan id 101
!   ip link set dev eth0.101 mtu 1500 up
interface eth0.101
 description Direct Connect dxvif-fg31dyv6
 ip address 169.254.96.2/30
exit
!
ip prefix-list LINKSPAN-DX-101-V4-IN seq 5 permit 10.20.0.0/16 le 32
! Nothing is announced until you permit the networks of your site here, with numbers below 1000
ip prefix-list LINKSPAN-DX-101-V4-OUT seq 1000 deny 0.0.0.0/0 le 32
!
router bgp 65010
 bgp router-id 169.254.96.2
 bgp log-neighbor-changes
 no bgp default ipv4-unicast
 neighbor 169.254.96.1 remote-as 64512
 neighbor 169.254.96.1 description AWS Direct Connect dxvif-fg31dyv6
 neighbor 169.254.96.1 password harbour.key.1
 neighbor 169.254.96.1 timers 10 30
 address-family ipv4 unicast
  neighbor 169.254.96.1 activate
  neighbor 169.254.96.1 soft-reconfiguration inbound
  neighbor 169.254.96.1 prefix-list LINKSPAN-DX-101-V4-IN in
  neighbor 169.254.96.1 prefix-list LINKSPAN-DX-101-V4-OUT out
  neighbor 169.254.96.1 maximum-prefix 100
 exit-address-family
exit
!
end
`));

  it('reads on Cisco IOS, with jumbo frames on the port', () =>
    expect(
      renderCiscoIos(routerFacts({ mtu: 8500 }))
        .split('\n')
        .slice(0, 13),
    ).toEqual([
      '! Linkspan: private virtual interface dxvif-fg31dyv6',
      '! Put the name of your own port for GigabitEthernet0/0/0',
      'interface GigabitEthernet0/0/0',
      ' mtu 8518',
      'exit',
      '!',
      'interface GigabitEthernet0/0/0.101',
      ' description Direct Connect dxvif-fg31dyv6',
      ' encapsulation dot1Q 101',
      ' ip address 169.254.96.2 255.255.255.252',
      ' ip mtu 8500',
      'exit',
      '!',
    ]));

  it('reads on Junos, as set commands', () =>
    expect(renderJunos(routerFacts())).toBe(`# Linkspan: private virtual interface dxvif-fg31dyv6
# Put the name of your own port for ge-0/0/0
set interfaces ge-0/0/0 vlan-tagging
set interfaces ge-0/0/0 unit 101 description "Direct Connect dxvif-fg31dyv6"
set interfaces ge-0/0/0 unit 101 vlan-id 101
set interfaces ge-0/0/0 unit 101 family inet mtu 1500
set interfaces ge-0/0/0 unit 101 family inet address 169.254.96.2/30
set policy-options policy-statement LINKSPAN-DX-101-V4-IN term 1 from route-filter 10.20.0.0/16 upto /32
set policy-options policy-statement LINKSPAN-DX-101-V4-IN term 1 then accept
set policy-options policy-statement LINKSPAN-DX-101-V4-IN term rest then reject
# Nothing is announced until you add terms that accept the networks of your site, before "rest"
set policy-options policy-statement LINKSPAN-DX-101-V4-OUT term rest then reject
set protocols bgp group LINKSPAN-DX-101 type external
set protocols bgp group LINKSPAN-DX-101 description "AWS Direct Connect dxvif-fg31dyv6"
set protocols bgp group LINKSPAN-DX-101 local-as 65010
set protocols bgp group LINKSPAN-DX-101 peer-as 64512
set protocols bgp group LINKSPAN-DX-101 hold-time 30
set protocols bgp group LINKSPAN-DX-101 neighbor 169.254.96.1 authentication-key "harbour.key.1"
set protocols bgp group LINKSPAN-DX-101 neighbor 169.254.96.1 family inet unicast prefix-limit maximum 100
set protocols bgp group LINKSPAN-DX-101 neighbor 169.254.96.1 family inet unicast prefix-limit teardown
set protocols bgp group LINKSPAN-DX-101 neighbor 169.254.96.1 import LINKSPAN-DX-101-V4-IN
set protocols bgp group LINKSPAN-DX-101 neighbor 169.254.96.1 export LINKSPAN-DX-101-V4-OUT
`));

  it.each(each)('has both families and long ASNs on %s', (_vendor, render) => {
    const text = render(routerFacts({ asn: 4_200_000_001, amazonAsn: 4_200_000_002, peers: [ipv4Peer, ipv6Peer] }));
    for (const part of [
      '4200000001',
      '4200000002',
      '2001:db8:fdc:8::2/125',
      'harbour.key.1',
      'harbour.key.2',
      '-V6-OUT',
    ])
      expect(text).toContain(part);
  });

  it.each(each)('never takes AWS’s default route on %s, and lets thousands in on a public one', (_vendor, render) => {
    const unknown = render(routerFacts({ accepted: [] }));
    expect(unknown).toMatch(/deny 0\.0\.0\.0\/0$|route-filter 0\.0\.0\.0\/0 exact\n.*then reject/m);
    const open = render(routerFacts({ kind: 'public', accepted: [], announced: ['198.51.100.0/24'] }));
    expect(open).toContain('198.51.100.0/24');
    expect(open).not.toContain('Nothing is announced');
    expect(open).toMatch(/(maximum-prefix|prefix-limit maximum) 20000/);
  });

  it.each(each)('masks on %s what is masked', (_vendor, render) => {
    const text = render(routerFacts({ peers: [{ ...ipv4Peer, key: maskedBgpKey }] }));
    expect(text).toContain(maskedBgpKey);
    expect(text).not.toContain('harbour');
  });

  it('refuses a key that one router reads in its own way', () => {
    const withKey = (key: string) => routerFacts({ peers: [{ ...ipv4Peer, key }] });
    expect(() => renderCiscoIos(withKey('what?ever'))).toThrow(/question mark/);
    expect(() => renderJunos(withKey('quote"quote'))).toThrow(/quotation mark/);
    expect(() => renderJunos(withKey('back\\slash'))).toThrow(/backslash/);
    expect(() => renderJunos(withKey('$9$abcdefgh'))).toThrow(/encrypted already/);
    expect(renderFrr(withKey('what?ever"\\'))).toContain('password what?ever"\\\n');
  });

  it.each<[string, Partial<RouterFacts>]>([
    ['a name', { id: 'dxvif-1\nrouter bgp 1' }],
    ['a VLAN', { vlan: 4095 }],
    ['an ASN', { amazonAsn: 0 }],
    ['an MTU', { mtu: 1.5 }],
    ['no session', { peers: [] }],
    ['an address with a line', { peers: [{ ...ipv4Peer, amazonAddress: '169.254.96.1/30\n neighbor' }] }],
    ['an address of another family', { peers: [{ ...ipv6Peer, family: 'ipv4' }] }],
    ['a key with a blank', { peers: [{ ...ipv4Peer, key: 'two words' }] }],
    ['a key with a line', { peers: [{ ...ipv4Peer, key: 'abcdef\nno router bgp' }] }],
    ['a prefix', { accepted: ['10.20.0.0/16 le 32'] }],
    ['a prefix to announce', { announced: ['everything'] }],
  ])('refuses %s that is not of its form, on every router', (_what, changes) => {
    for (const render of Object.values(renderers)) expect(() => render(routerFacts(changes))).toThrow(/cannot go into/);
  });

  it('has the lines of its form whatever AWS answers, or none at all', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('a\nb', '10.0.0.0/8', '::/0', '\u2028', 'x y'));
    const beginnings = (facts: RouterFacts) =>
      renderFrr(facts)
        .split('\n')
        .map((line) => line.trim().split(' ')[0]);
    // Without a range of its family it lets in everything but a default route, which is one line more.
    const forms = [routerFacts(), routerFacts({ accepted: [] })].map(beginnings);
    fc.assert(
      fc.property(text, text, text, text, (id, address, key, prefix) => {
        for (const changes of [
          { id },
          { peers: [{ ...ipv4Peer, amazonAddress: address }] },
          { peers: [{ ...ipv4Peer, customerAddress: address }] },
          { peers: [{ ...ipv4Peer, key }] },
          { accepted: [prefix] },
        ]) {
          try {
            expect(forms).toContainEqual(beginnings(routerFacts(changes)));
          } catch (error) {
            expect(error).toMatchObject({ code: 'unsupported' });
          }
        }
      }),
    );
  });
});
