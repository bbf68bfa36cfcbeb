import { describe, expect, it } from 'vitest';
import type { BgpPeer } from '../../../../contract/domain/direct-connect.ts';
import { judgeHealth } from '../../../../main/features/direct-connect/judge-health.ts';

const peer = (changes: Partial<BgpPeer> = {}): BgpPeer => ({
  id: 'dxpeer-1',
  asn: 65_010,
  addressFamily: 'ipv4',
  amazonAddress: null,
  customerAddress: null,
  state: 'available',
  status: 'up',
  ...changes,
});
const down = peer({ status: 'down' });
const v6 = peer({ id: 'dxpeer-2', addressFamily: 'ipv6', status: 'down' });

describe('how a virtual interface stands', () => {
  it.each<[string, string, readonly BgpPeer[], string | undefined, number | null, object]>([
    ['all up', 'available', [peer()], 'available', null, { connection: 'up', bgp: 'up', sentence: /^BGP is up\.$/ }],
    [
      'routes',
      'available',
      [peer()],
      'available',
      12,
      { bgp: 'up', prefixesAccepted: 12, sentence: /accepts 12 routes/ },
    ],
    ['one route', 'available', [peer()], 'available', 1, { sentence: /accepts 1 route from/ }],
    ['BGP without routes', 'available', [peer()], 'available', 0, { bgp: 'up', sentence: /accepts no route/ }],
    [
      'one family of two',
      'available',
      [peer(), v6],
      'available',
      null,
      { bgp: 'partly', sentence: /IPv6 waits for your router/ },
    ],
    [
      'no router',
      'down',
      [down],
      'available',
      null,
      { connection: 'up', bgp: 'down', sentence: /waits for your router/ },
    ],
    ['no light', 'down', [down], 'down', null, { connection: 'down', bgp: 'down', sentence: /no light/ }],
    ['a peer on its way out', 'available', [peer(), { ...v6, state: 'deleting' }], 'available', null, { bgp: 'up' }],
    ['another account’s port', 'available', [peer()], undefined, null, { connection: 'unknown', bgp: 'up' }],
    [
      'a state that AWS may add',
      'resting',
      [peer({ status: 'resting' })],
      'resting',
      null,
      { connection: 'unknown', bgp: 'unknown' },
    ],
    ['not accepted yet', 'confirming', [down], undefined, null, { sentence: /accepted/ }],
    ['looked at by AWS', 'verifying', [down], 'available', null, { sentence: /72 hours/ }],
    ['on its way', 'pending', [down], 'available', null, { sentence: /making it/ }],
    ['in a failover test', 'testing', [down], 'available', null, { bgp: 'down', sentence: /failover test/ }],
    ['on its way out', 'deleting', [down], 'available', null, { sentence: /deleting/ }],
  ])('%s', (_what, state, peers, portState, prefixesAccepted, expected) => {
    const { sentence, ...health } = { sentence: /./, ...expected };
    const judged = judgeHealth({ state, peers }, { portState, prefixesAccepted });
    expect(judged).toMatchObject(health);
    expect(judged.sentence).toMatch(sentence);
  });
});
