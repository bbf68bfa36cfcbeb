import { commonSupernet, overlaps } from '../../../contract/domain/cidr.ts';
import type { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { ConnectWorld } from './world.ts';

/** Does not stop the plan; a person should have read it. */
export function findWarnings(intent: ConnectSiteIntent, world: ConnectWorld, own: Link | null): readonly PlanNotice[] {
  return [
    ...ofSelectors(intent, world),
    ...ofQuotas(intent, world, own),
    ...ofNames(intent, world, own),
    ...ofReach(intent),
  ];
}

function ofSelectors({ site }: ConnectSiteIntent, { vpc }: ConnectWorld): readonly PlanNotice[] {
  return [
    manyRanges('site-ranges', "the site's networks", site.subnets, vpc.cidrs),
    manyRanges('vpc-ranges', "the VPC's ranges", vpc.cidrs, site.subnets),
  ].filter((notice) => notice !== undefined);
}

/** AWS documents one pair of security associations per tunnel; that it takes lists of selectors is inferred, not documented. */
function manyRanges(
  id: string,
  what: string,
  ranges: readonly string[],
  others: readonly string[],
): PlanNotice | undefined {
  if (ranges.length < 2) return undefined;
  const wide = commonSupernet(ranges);
  const fits = !wide.endsWith('/0') && !others.some((other) => overlaps(wide, other));
  const advice = fits ? ` If a tunnel keeps renegotiating, name their common range ${wide} instead.` : '';
  const text = `Each tunnel carries ${what} (${ranges.join(', ')}) as one list of selectors, which needs IKEv2; AWS does not document that it takes lists.${advice}`;
  return { id, text, subject: 'site.subnets' };
}

/** Default quotas; an account may have been given more. */
function ofQuotas(intent: ConnectSiteIntent, { vpc }: ConnectWorld, own: Link | null): readonly PlanNotice[] {
  if (own) return [];
  const live = vpc.vpnConnections.filter(({ state }) => state !== 'deleted');
  const onGateway = live.filter(({ vpnGatewayId }) => vpnGatewayId !== null && vpnGatewayId === vpc.vpnGatewayId);
  const counts = [
    { what: 'VPN connections in a region', has: live.length, limit: 50 },
    { what: 'VPN connections on a virtual private gateway', has: onGateway.length, limit: 10 },
    {
      what: 'customer gateways in a region',
      has: vpc.customerGateways.length,
      limit: 50,
      isMade: intent.customerGateway.kind === 'new',
    },
    {
      what: 'virtual private gateways in a region',
      has: vpc.vpnGateways.length,
      limit: 5,
      isMade: intent.attachment.kind === 'new',
    },
  ];
  return counts
    .filter(({ has, limit, isMade = true }) => isMade && has >= limit)
    .map(({ what, has, limit }) => ({
      id: `quota-${what.replaceAll(' ', '-')}`,
      text: `There are ${has} ${what}, and AWS's default quota is ${limit}. Yours may differ: Service Quotas in the AWS console says.`,
    }));
}

function ofNames({ name }: ConnectSiteIntent, { vpc }: ConnectWorld, own: Link | null): readonly PlanNotice[] {
  const same = [
    ...vpc.vpnConnections.filter(({ id }) => id !== own?.vpnConnectionId),
    ...vpc.vpnGateways.filter(({ id }) => id !== own?.attachment.id),
    ...vpc.customerGateways.filter(({ id }) => id !== own?.customerGateway.id),
  ].filter((one) => one.name === name);
  if (same.length === 0) return [];
  return [
    {
      id: 'name-tag',
      text: `${same.map(({ id }) => id).join(', ')} has the Name tag "${name}" already. Both will show under one name.`,
      subject: 'name',
    },
  ];
}

function ofReach({ reach }: ConnectSiteIntent): readonly PlanNotice[] {
  const none: PlanNotice[] = [];
  if (reach.routes.length === 0) {
    none.push({
      id: 'no-routes',
      text: 'No route table is chosen: nothing in the VPC will find the way to the site.',
      subject: 'reach.routes',
    });
  }
  if (reach.securityRules.length === 0) {
    none.push({
      id: 'no-rules',
      text: 'No security group rule is added: what the site may reach depends on the rules that are there.',
      subject: 'reach.securityRules',
    });
  }
  return none;
}
