import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, listed, notApplicable, pass, readOr, unknown, unknownSince } from './outcome.ts';
import { wellArchitected } from './references.ts';
import { isGone } from './resources.ts';
import type { Rule } from './rule.ts';

export const res01ResolverInOneZone: Rule = {
  id: 'RES-01',
  title: 'A Resolver endpoint is in one zone, or unhealthy',
  severity: 'high',
  why: 'The names of the other side are asked over this endpoint. When its zone fails, everything that uses a name does.',
  failsWhen: 'an endpoint is not operational, one of its addresses is not attached, or all are in one zone.',
  remedy: 'Add an address in a second availability zone, and replace addresses that are not attached.',
  references: [wellArchitected('REL10-BP01')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'resolver-endpoint',
      list: (region) => region.resolverEndpoints,
      judge:
        ({ region }) =>
        ({ status, addresses }) => {
          if (status === 'CREATING') return notApplicable('The endpoint is being made');
          if (status !== 'OPERATIONAL' && status !== 'UPDATING') {
            return fail(`The endpoint is ${status}`, [
              fact('Status', status, 'route53resolver:ListResolverEndpoints Status'),
            ]);
          }
          if (!addresses.ok) return unknownSince(addresses.unread);
          const live = readOr(addresses).filter((address) => !isGone(address));
          const loose = live.filter((address) => address.status !== 'ATTACHED' && address.status !== 'CREATING');
          const source = 'route53resolver:ListResolverEndpointIpAddresses';
          if (loose.length > 0) {
            const shown = loose.map((address) => `${address.ip}: ${address.status}`);
            return fail('An address of the endpoint is not attached', [fact('Addresses', listed(shown), source)]);
          }
          const zones = live.map(({ subnetId }) => world.subnets.get(subnetId)?.zone);
          const known = new Set(zones.filter((zone) => zone !== undefined));
          if (known.size > 1) return pass('The endpoint is in several zones');
          if (zones.includes(undefined)) {
            const unread = firstUnread([region.subnets]);
            return unread ? unknownSince(unread) : unknown('A subnet of the endpoint was not found');
          }
          return fail('All addresses of the endpoint are in one zone', [fact('Zones', listed([...known]), source)]);
        },
    }),
};
