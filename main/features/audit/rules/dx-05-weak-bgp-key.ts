import { judgeEach } from './judge-each.ts';
import { fact, fail, notApplicable, pass, unknown } from './outcome.ts';
import { rfc } from './references.ts';
import { isGone } from './resources.ts';
import type { Rule } from './rule.ts';

export const dx05WeakBgpKey: Rule = {
  id: 'DX-05',
  title: 'The BGP authentication key is short',
  severity: 'medium',
  why: 'The MD5 key is all that keeps a stranger on the same VLAN from resetting the session; a short one is guessed.',
  failsWhen:
    'a BGP key has fewer than 16 characters. The key itself is never kept. AWS often shows none: then it is unknown.',
  remedy: 'Make a second BGP peer or a new virtual interface with a long random key, then delete the old one.',
  references: [rfc(2385), rfc(5925)],
  judge: (world) =>
    judgeEach(world, {
      kind: 'virtual-interface',
      list: (region) => region.virtualInterfaces,
      judge: () => (item) => {
        const peers = item.peers.filter((peer) => !isGone(peer));
        const characters = world.settings.bgpKeyCharacters;
        const short = peers.filter(({ key }) => key === 'short');
        if (short.length > 0) {
          return fail(
            `A key has fewer than ${characters} characters`,
            short.map(({ id }) =>
              fact(`BGP peer ${id}`, 'short', 'directconnect:DescribeVirtualInterfaces bgpPeers[].authKey (not kept)'),
            ),
          );
        }
        if (peers.length === 0) return notApplicable('It has no BGP peer');
        // AWS always sets a key: none in its answer means that it is not shown.
        return peers.some(({ key }) => key === 'masked')
          ? unknown('AWS does not show the key to this profile')
          : pass('The keys are long enough');
      },
    }),
};
