import type { Handlers } from '../../../contract/define.ts';
import type { Link } from '../../../contract/domain/link.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { readActionWorld } from './action-world.ts';
import { sasOf } from './gateway-reading.ts';
import { joinRows, listUnread } from './join-rows.ts';
import { planServiceAction } from './plan-service-action.ts';
import { planTunnelAction } from './plan-tunnel-action.ts';
import { createEndReaders, readBothEnds } from './read-both-ends.ts';
import type { TunnelServices } from './services.ts';

export function tunnelsHandlers(services: TunnelServices): Handlers<AppContract>['tunnels'] {
  const { clock, gateways, links } = services;
  const readers = createEndReaders(services);

  return {
    async list({ linkId }, signal) {
      const known = new Set(gateways.list().map(({ id }) => id));
      const chosen = linkId === null ? links.list() : [knownLink(links.get(linkId), linkId)];
      const theirs = chosen.flatMap(({ site }) => (site.gatewayId === null ? [] : [site.gatewayId]));
      const gatewayIds = linkId === null ? [...known] : theirs.filter((id) => known.has(id));
      const ends = await readBothEnds(services, readers, { links: chosen, gatewayIds }, signal);
      return {
        readAt: clock.now().toISOString(),
        rows: joinRows(ends, { others: linkId === null }),
        unread: listUnread(ends),
      };
    },
    async detail({ gatewayId, connection }, signal) {
      const reading = await readers.gateway(gatewayId, signal);
      const { ikeSas, childSas } = sasOf(reading, connection);
      return {
        readAt: clock.now().toISOString(),
        ikeSas: [...ikeSas],
        childSas: [...childSas],
        raw: reading.raw,
      };
    },
    async planAction({ gatewayId, connection, action }, signal) {
      const world = await readActionWorld(services, readers, gatewayId, signal);
      return services.keepPlan(planTunnelAction(connection, action, world));
    },
    async planService({ gatewayId, action }, signal) {
      const world = await readActionWorld(services, readers, gatewayId, signal);
      return services.keepPlan(planServiceAction(action, world));
    },
  };
}

function knownLink(link: Link | undefined, linkId: string): Link {
  if (link) return link;
  throw new AppError({
    code: 'not-found',
    message: 'There is no such link. It may have been deleted.',
    subject: linkId,
  });
}
