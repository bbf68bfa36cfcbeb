import type { Handlers } from '../../../contract/define.ts';
import type { Link } from '../../../contract/domain/link.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { changedSince, compareEnds } from './compare-ends.ts';
import { judgeHealth } from './judge-health.ts';
import { planDeleteLink } from './plan-delete-link.ts';
import { planProveLink } from './plan-prove-link.ts';
import { proofTargets } from './proof-targets.ts';
import { readBothEnds } from './read-both-ends.ts';
import type { LinksServices } from './services.ts';

export function linksHandlers(services: LinksServices): Handlers<AppContract>['links'] {
  const { links, gateways, clock } = services;

  function known(linkId: string): Link {
    const link = links.get(linkId);
    if (link) return link;
    throw new AppError({
      code: 'not-found',
      message: 'There is no such link. It may have been deleted.',
      subject: linkId,
    });
  }

  return {
    list: async () => links.list().map(({ proofs, ...link }) => ({ ...link, lastProof: proofs[0] ?? null })),
    get: async ({ linkId }) => known(linkId),
    async bothEnds({ linkId }, signal) {
      const link = known(linkId);
      const { connection, gateway, ends, unread } = await readBothEnds(services, link, signal);
      return {
        readAt: clock.now().toISOString(),
        health: judgeHealth(connection === null ? [] : ends, {
          aws: connection !== undefined,
          gateway: gateway !== undefined,
        }),
        comparisons: compareEnds(link, { connection, gateway }, ends),
        changedSince: changedSince(link, { connection, gateway }),
        unread: [...unread],
      };
    },
    async rename({ linkId, name }) {
      const link = known(linkId);
      if (links.list().some((other) => other.id !== linkId && other.name === name)) {
        throw new AppError({ code: 'conflict', message: `There is a link named ${name} already`, subject: 'name' });
      }
      links.put(linkId, { ...link, name });
      services.changed(linkId);
      return {};
    },
    async planProof({ linkId, target, failover }, signal) {
      const link = known(linkId);
      const { gatewayId } = link.site;
      const facts = gatewayId === null ? null : await services.inspect(gatewayId, signal);
      return services.keepPlan(planProveLink(link, { target, failover }, facts));
    },
    async proofTargets({ linkId }, signal) {
      const link = known(linkId);
      const vpc = await services.readVpc(link, signal);
      const groups = [...new Set(vpc.targets.flatMap(({ securityGroupIds }) => securityGroupIds))];
      return proofTargets(vpc, link.site.subnets, await services.securityRules(link, groups, signal));
    },
    async planDelete({ linkId, withoutGateway }, signal) {
      const link = known(linkId);
      const [vpc, dryRunObstacle] = await Promise.all([
        services.readVpc(link, signal),
        services.ec2(link, signal).dryRunObstacle(),
      ]);
      const gatewayName = nameOf(link.site.gatewayId);
      return services.keepPlan(planDeleteLink(link, vpc, { withoutGateway, gatewayName, dryRunObstacle }));
    },
  };

  /** A gateway that was removed from the list has no name any more. */
  function nameOf(gatewayId: string | null): string {
    try {
      return gatewayId === null ? 'the device' : gateways.name(gatewayId);
    } catch {
      return 'the gateway';
    }
  }
}
