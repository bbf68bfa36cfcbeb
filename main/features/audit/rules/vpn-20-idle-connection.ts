import { judgeConnections } from './judge-connections.ts';
import { fact, fail, notApplicable, pass, unknown, unlessUnread } from './outcome.ts';
import type { Rule } from './rule.ts';

export const vpn20IdleConnection: Rule = {
  id: 'VPN-20',
  title: 'A VPN connection carries nothing',
  severity: 'low',
  why: 'A connection costs by the hour whether it is used or not, and one that nobody watches is a way in.',
  failsWhen: 'less than 1 MB passed within 14 days. Standbys and younger links of Linkspan are left alone.',
  remedy: 'Delete it, or mark it as a standby with the tag linkspan:standby = true.',
  references: [],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      const { trafficDays, idleTrafficBytes, standbyTag } = world.settings;
      const { traffic, tags, id, state } = connection;
      if (tags[standbyTag] === 'true') return notApplicable('Marked as a standby');
      if (state !== 'available') return notApplicable(`The connection is ${state}`);
      const link = world.links.get(id);
      const since = world.inventory.readAt.getTime() - trafficDays * 86_400_000;
      if (link?.origin === 'created' && Date.parse(link.createdAt) > since) {
        return notApplicable(`Made less than ${trafficDays} days ago`);
      }
      return unlessUnread([traffic], () => {
        const bytes = traffic.ok ? traffic.value : null;
        if (bytes === null) return unknown('CloudWatch has no traffic of this connection');
        if (bytes >= idleTrafficBytes) return pass('The connection carries traffic');
        const source = 'cloudwatch:GetMetricData TunnelDataIn + TunnelDataOut';
        return fail(`Next to nothing passed within ${trafficDays} days`, [
          fact(`Bytes within ${trafficDays} days`, bytes, source),
        ]);
      });
    }),
};
