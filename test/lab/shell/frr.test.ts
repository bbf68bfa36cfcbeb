import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderFrr } from '../../../main/router-config/render-frr.ts';
import type { RouterFacts } from '../../../main/router-config/router-facts.ts';
import { ipv4Peer, ipv6Peer, routerFacts } from '../../main/router-config/router-facts-builder.ts';

/** FRR's own parser reads the file and says what it does not know; no daemon runs. */
describe('the router configuration for FRR', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkspan-frr-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function check(text: string): { code: number | null; said: string } {
    const file = join(folder, 'frr.conf');
    writeFileSync(file, text, { mode: 0o600 });
    const { status, stdout, stderr } = spawnSync('vtysh', ['-C', '-f', file], { encoding: 'utf8', timeout: 20_000 });
    return { code: status, said: `${stdout}${stderr}` };
  }

  it.each<[string, Partial<RouterFacts>]>([
    ['private, IPv4', {}],
    ['both families', { peers: [ipv4Peer, ipv6Peer], accepted: ['10.20.0.0/16', '2001:db8:20::/48'] }],
    ['IPv6 alone', { peers: [ipv6Peer] }],
    [
      'transit with jumbo frames and many prefixes',
      {
        kind: 'transit',
        mtu: 8500,
        accepted: Array.from({ length: 200 }, (_, index) => `10.${index}.0.0/16`),
      },
    ],
    ['nothing known of what AWS announces', { accepted: [] }],
    [
      'public, with its own prefixes',
      {
        kind: 'public',
        accepted: [],
        announced: ['198.51.100.0/24', '203.0.113.7/32'],
        peers: [{ ...ipv4Peer, amazonAddress: '198.51.100.0/31', customerAddress: '198.51.100.1/31' }],
      },
    ],
    ['long ASNs', { asn: 4_200_000_001, amazonAsn: 4_294_967_294 }],
    [
      'the longest key, of every character',
      { peers: [{ ...ipv4Peer, key: `!#?"'\\$%&/()=+*~<>|;:,.-_[]{}@^${'k'.repeat(50)}`.slice(0, 80) }] },
    ],
  ])('is taken: %s', (_what, changes) => expect(check(renderFrr(routerFacts(changes)))).toEqual({ code: 0, said: '' }));

  it('is refused when a line is wrong, so that the above can fail', () => {
    const { code, said } = check(renderFrr(routerFacts()).replace('remote-as', 'remote-ass'));
    expect(code).not.toBe(0);
    expect(said).toContain('Unknown command');
  });
});
