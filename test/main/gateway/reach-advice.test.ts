import { describe, expect, it } from 'vitest';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import { inspect } from '../../../main/demo/gateway/answers/inspect.ts';
import { createBoxFiles } from '../../../main/demo/gateway/box-files.ts';
import { createCharon } from '../../../main/demo/gateway/charon.ts';
import { firstFiles, site } from '../../../main/demo/gateway/first-files.ts';
import { readSections } from '../../../main/ssh/operations/read-answer.ts';
import { parseInspection } from '../../../main/gateway/inspect.ts';
import type { ReachLink } from '../../../main/gateway/firewall-advice.ts';
import { reachAdvice } from '../../../main/gateway/reach-advice.ts';

const link: ReachLink = {
  profile: 'recommended',
  localAddress: '198.51.100.7',
  localId: '198.51.100.7',
  siteSubnets: ['192.168.10.0/24'],
  vpcCidrs: ['10.20.0.0/16'],
  peers: ['203.0.113.10', '203.0.113.11'],
  managementAddresses: ['198.51.100.1'],
};
const blank = parseInspection([], { sudo: 'root', readAt: new Date(0), middle: 0 });
const open: GatewayFacts = {
  ...blank,
  forwarding: true,
  firewall: { kind: 'none', masquerade: [], dropsByDefault: false, forwardDropsByDefault: false, rules: [] },
};

async function demoInspection() {
  const files = createBoxFiles(firstFiles());
  const now = () => new Date(0);
  const localId = site.publicAddress;
  const charon = createCharon({
    files,
    dialect: 'ipsec',
    localId,
    now,
    exchangeMs: 0,
    peer: () => ({ accepted: true }),
  });
  const print = () => ({ localAddresses: [localId], localId, now: now(), version: '5.9.8' });
  const ping = () => ({ answered: false, why: 'no host' }) as const;
  return inspect({ files, charon, dialect: 'ipsec', ping, now, seconds: () => 0, print }, [], { isRoot: true });
}

function advice(facts: Partial<GatewayFacts>, id: string, changes: Partial<Parameters<typeof reachAdvice>[1]> = {}) {
  return reachAdvice({ ...open, ...facts }, { ...link, ...changes }).find((entry) => entry.id === id);
}
const firewall = (changes: Partial<GatewayFacts['firewall']>) => ({
  firewall: { ...open.firewall, dropsByDefault: true, forwardDropsByDefault: true, ...changes },
});

describe('advice on a gateway', () => {
  it('has nothing against a box that lets all through, but the size of segments', () => {
    expect(
      reachAdvice(open, link)
        .filter(({ severity }) => severity !== 'fine')
        .map(({ id }) => id),
    ).toEqual(['mss']);
  });

  it.each([
    ['ufw', 'ufw allow proto udp from 203.0.113.10 to any port 500'],
    [
      'firewalld',
      `firewall-cmd --permanent --add-rich-rule='rule family="ipv4" source address="203.0.113.10" service name="ipsec" accept'`,
    ],
    ['iptables', 'iptables -I INPUT -s 203.0.113.10 -p udp -m multiport --dports 500,4500 -j ACCEPT'],
    ['nftables', `nft insert rule inet filter input ip saddr 203.0.113.10 udp dport '{ 500, 4500 }' accept`],
  ] as const)('speaks the language of %s', (kind, command) => {
    expect(advice(firewall({ kind }), 'firewall-ike')).toMatchObject({ severity: 'blocks' });
    expect(advice(firewall({ kind }), 'firewall-ike')?.commands[0]).toBe(command);
  });

  it('sees that the rules are there now', () => {
    const rules = [
      '-A INPUT -s 203.0.113.10/32 -p udp -m multiport --dports 500,4500 -j ACCEPT',
      '-A INPUT -s 203.0.113.10/32 -p esp -j ACCEPT',
    ];
    expect(advice(firewall({ kind: 'iptables', rules }), 'firewall-ike')?.severity).toBe('fine');
    const elsewhere = rules.map((rule) => rule.replace('203.0.113.10', '192.0.2.1'));
    expect(advice(firewall({ kind: 'iptables', rules: elsewhere }), 'firewall-ike')?.severity).toBe('blocks');
  });

  it('takes a rule for all that a peer sends for a rule for IKE and ESP', () => {
    const rules = ['-A INPUT -s 203.0.113.10/32 -j ACCEPT', '-A INPUT -s 203.0.113.11/32 -j ACCEPT'];
    expect(advice(firewall({ kind: 'iptables', rules }), 'firewall-ike')?.severity).toBe('fine');
    expect(advice(firewall({ kind: 'iptables', rules: rules.slice(1) }), 'firewall-ike')?.severity).toBe('blocks');
  });

  it('has nothing against the demo gateway, before its first tunnel', async () => {
    const { stdout } = await demoInspection();
    const facts = parseInspection(readSections(stdout), { sudo: 'root', readAt: new Date(0), middle: 0.5 });
    const ours = { ...link, localAddress: site.publicAddress, localId: site.publicAddress };
    expect(reachAdvice(facts, ours).filter(({ severity }) => severity !== 'fine')).toEqual([]);
    expect(facts.firewall).toMatchObject({ dropsByDefault: true, forwardDropsByDefault: false });
  });

  it('minds no source translation for other networks', () => {
    const masquerade = ['-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE'];
    expect(advice(firewall({ masquerade }), 'masquerade')?.severity).toBe('fine');
    const wide = ['-A POSTROUTING -s 192.168.0.0/16 -o eth0 -j MASQUERADE'];
    expect(advice(firewall({ masquerade: wide }), 'masquerade')?.severity).toBe('blocks');
    const negated = ['-A POSTROUTING ! -d 172.17.0.0/16 -o eth0 -j MASQUERADE'];
    expect(advice(firewall({ masquerade: negated }), 'masquerade')?.severity).toBe('blocks');
  });

  it('exempts the VPC in the very chain that translates, and sees when that is done', () => {
    const masquerade = ['ip nat postrouting: oifname "eth0" masquerade'];
    const rule = 'nft insert rule ip nat postrouting ip saddr 192.168.10.0/24 ip daddr 10.20.0.0/16 accept';
    expect(advice(firewall({ masquerade }), 'masquerade')).toMatchObject({ severity: 'blocks', commands: [rule] });
    const rules = ['ip nat postrouting: ip saddr 192.168.10.0/24 ip daddr 10.20.0.0/16 accept', ...masquerade];
    expect(advice(firewall({ masquerade, rules }), 'masquerade')?.severity).toBe('fine');
    const old = advice(firewall({ masquerade: ['-A POSTROUTING -o eth0 -j MASQUERADE'] }), 'masquerade');
    expect(old?.commands).toEqual(['iptables -t nat -I POSTROUTING 1 -s 192.168.10.0/24 -d 10.20.0.0/16 -j ACCEPT']);
  });

  it('names forwarding and strict reverse paths, where loose on one of both is enough', () => {
    expect(advice({ forwarding: false }, 'forwarding')?.severity).toBe('blocks');
    expect(advice({ forwarding: null }, 'forwarding')?.severity).toBe('risks');
    const outside = {
      interfaces: [{ name: 'eth0', addresses: ['198.51.100.7/24'], isUp: true }],
      outside: { localAddress: '198.51.100.7', isBehindNat: false },
    };
    const mode = (all: 'strict' | 'loose', eth0: 'strict' | 'loose') =>
      advice(
        {
          ...outside,
          reversePath: [
            { interface: 'all', mode: all },
            { interface: 'eth0', mode: eth0 },
          ],
        },
        'reverse-path',
      )?.severity;
    expect([mode('strict', 'strict'), mode('strict', 'loose'), mode('loose', 'strict')]).toEqual([
      'risks',
      'fine',
      'fine',
    ]);
  });

  it('blocks a link that would swallow the way to the gateway', () => {
    expect(advice({}, 'management-10.20.3.4', { managementAddresses: ['10.20.3.4', 'fe80::1'] })?.severity).toBe(
      'blocks',
    );
  });

  it.each([
    ['recommended', '198.51.100.7', 1406],
    ['recommended', '10.0.0.5', 1398],
    ['compatible', '198.51.100.7', 1398],
    ['compatible', '10.0.0.5', 1382],
  ] as const)('clamps segments as AWS asks: %s from %s to %d', (profile, localAddress, mss) => {
    expect(advice({ tools: ['iptables'] }, 'mss', { profile, localAddress })?.commands[0]).toContain(
      `--set-mss ${mss}`,
    );
    expect(advice(firewall({ rules: ['-A FORWARD -j TCPMSS --clamp-mss-to-pmtu'] }), 'mss')?.severity).toBe('fine');
  });

  it('mentions a clock that is off, and a kernel without ESP', () => {
    expect(advice({ clock: { offsetSeconds: -90, isSynchronised: false } }, 'clock')?.problem).toContain(
      '90 seconds behind',
    );
    expect(advice({ kernel: { hasEsp: false, hasMarks: true, hasXfrmInterface: false } }, 'kernel-esp')?.severity).toBe(
      'risks',
    );
  });
});
