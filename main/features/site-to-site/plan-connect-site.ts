import type { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { withPermissionCheck } from '../../vpn/permission-step.ts';
import type { Ref } from '../../aws-steps/ref.ts';
import { findConflicts, samePair } from './find-conflicts.ts';
import { findOverlaps, type Overlap } from './find-overlaps.ts';
import { findSiteConflicts, findSiteWarnings } from './find-site-conflicts.ts';
import { findWarnings } from './find-warnings.ts';
import { attachStep, connectionStep, customerGatewayStep, vpnGatewayStep } from './plan/aws-steps.ts';
import { leaveSteps, leftSubnets } from './plan/leave-steps.ts';
import { permissionAsks } from './plan/permission-asks.ts';
import { placeOf } from './plan/place.ts';
import { routeSteps, securityRuleSteps, vpnRouteSteps } from './plan/reach-steps.ts';
import { deployStep, recordStep, verifyStep } from './plan/site-steps.ts';
import { costOfConnection } from './price-table.ts';
import type { ConnectWorld } from './world.ts';

/**
 * From what was asked and what is there to the steps that are missing. Pure: the same answer for the same question.
 * `linkId` is the link's, new or found by `findOwnLink`.
 */
export function planConnectSite(intent: ConnectSiteIntent, world: ConnectWorld, linkId: string): NewPlan {
  const own = world.links.find(({ id }) => id === linkId) ?? null;
  const found = ends(intent, world, linkId, own);
  const steps = allSteps(intent, world, linkId, own, found);
  const overlaps = findOverlaps({ subnets: intent.site.subnets, ...world, ownLinkId: own?.id ?? null });
  const isSame = steps.length === 0;

  return {
    kind: 'connect-site',
    title: titleOf(intent, world, { isSame, own }),
    profile: intent.profile,
    region: intent.region,
    gatewayId: world.gateway?.id ?? null,
    linkId,
    undoes: null,
    steps: withPermissionCheck(steps, {
      about: placeOf(intent, linkId),
      asks: permissionAsks(steps),
      obstacle: world.dryRunObstacle,
    }),
    conflicts: [
      ...findConflicts(intent, world, own),
      ...found.conflicts,
      ...overlaps.filter(({ severity }) => severity === 'conflict').map(noticeOf),
      ...findSiteConflicts(intent.site, world.gateway),
    ],
    warnings: isSame
      ? []
      : [
          ...found.warnings,
          ...overlaps.filter(({ severity }) => severity === 'warning').map(noticeOf),
          ...findWarnings(intent, world, own),
          ...findSiteWarnings(intent.site, world.gateway),
        ],
    cost: own ? null : costOfConnection(),
  };
}

function titleOf(
  { name, vpcId }: ConnectSiteIntent,
  { vpc }: ConnectWorld,
  { isSame, own }: { readonly isSame: boolean; readonly own: Link | null },
): string {
  if (isSame) return `"${name}" is as you ask`;
  return own ? `Change "${own.name}"` : `Connect "${name}" to ${vpc.name ?? vpcId}`;
}

/** The link that this intent made before: same place, same site, whatever it is named now. */
export function findOwnLink(intent: ConnectSiteIntent, links: readonly Link[]): Link | undefined {
  const gatewayId = intent.site.kind === 'gateway' ? intent.site.gatewayId : null;
  return links.find(
    ({ profile, region, vpcId, site, tunnelProfile }) =>
      profile === intent.profile &&
      region === intent.region &&
      vpcId === intent.vpcId &&
      site.gatewayId === gatewayId &&
      site.outsideAddress === intent.site.outsideAddress &&
      tunnelProfile === intent.tunnels.profile &&
      site.subnets.some((cidr) => intent.site.subnets.includes(cidr)),
  );
}

interface Ends {
  readonly customerGateway: Ref;
  readonly vpnGateway: Ref;
  readonly connection: Ref;
  readonly steps: readonly Step[];
  readonly conflicts: readonly PlanNotice[];
  readonly warnings: readonly PlanNotice[];
}

/** The three things in AWS that a link stands on: there already, or made by a step. */
function ends(intent: ConnectSiteIntent, world: ConnectWorld, linkId: string, own: Link | null): Ends {
  const { vpc } = world;
  const steps: Step[] = [];
  const conflicts: PlanNotice[] = [];
  const warnings: PlanNotice[] = [];

  const hasOwn = own && vpc.vpnConnections.some(({ id, state }) => id === own.vpnConnectionId && isLive(state));
  if (own && hasOwn) {
    const { customerGateway, attachment, vpnConnectionId } = own;
    return {
      customerGateway: customerGateway.id,
      vpnGateway: attachment.id,
      connection: vpnConnectionId,
      steps,
      conflicts,
      warnings,
    };
  }
  if (own) {
    const text = `The VPN connection ${own.vpnConnectionId} of this link is gone. Delete the link, then connect the site again.`;
    conflicts.push({ id: 'connection-gone', text, subject: 'name' });
  }

  let customerGateway: Ref;
  if (intent.customerGateway.kind === 'existing') customerGateway = intent.customerGateway.id;
  else {
    const { bgpAsn } = intent.customerGateway;
    const same = vpc.customerGateways.find(
      (one) => one.address === intent.site.outsideAddress && one.bgpAsn === bgpAsn && one.state === 'available',
    );
    if (same) {
      customerGateway = same.id;
      const text = `${same.name ?? same.id} stands for ${intent.site.outsideAddress} with ASN ${bgpAsn} already, and AWS makes no second one. The plan uses ${same.id}, and undo leaves it.`;
      warnings.push({ id: 'customer-gateway-there', text, subject: 'customerGateway' });
      conflicts.push(...samePair(same.id, intent, vpc, own));
    } else {
      steps.push(customerGatewayStep(intent, linkId, bgpAsn));
      customerGateway = { from: 'create-customer-gateway' };
    }
  }

  let vpnGateway: Ref;
  if (intent.attachment.kind === 'existing') vpnGateway = intent.attachment.id;
  else {
    steps.push(vpnGatewayStep(intent, linkId, intent.attachment.amazonSideAsn));
    vpnGateway = { from: 'create-vpn-gateway' };
  }
  const isAttached = vpc.vpnGatewayId !== null && vpc.vpnGatewayId === vpnGateway;
  if (!isAttached) steps.push(attachStep(intent, linkId, vpnGateway));

  const needs = isAttached ? [] : ['attach-vpn-gateway'];
  steps.push(connectionStep(intent, linkId, { customerGateway, vpnGateway, needs }));
  return { customerGateway, vpnGateway, connection: { from: 'create-vpn-connection' }, steps, conflicts, warnings };
}

function allSteps(
  intent: ConnectSiteIntent,
  world: ConnectWorld,
  linkId: string,
  own: Link | null,
  found: Ends,
): readonly Step[] {
  const { vpc, gateway } = world;
  const { connection, vpnGateway } = found;
  const present = vpc.vpnConnections.find(({ id }) => id === connection)?.staticRoutes ?? [];
  const made = (id: string) => (found.steps.some((step) => step.id === id) ? [id] : []);
  const afterConnection = made('create-vpn-connection');

  const steps: Step[] = [
    ...found.steps,
    ...vpnRouteSteps(intent, linkId, connection, present),
    ...routeSteps(intent, linkId, vpc, { vpnGateway, needs: [...made('attach-vpn-gateway'), ...afterConnection] }),
    ...securityRuleSteps(intent, linkId, world.rules, afterConnection),
  ];
  const { site } = intent;
  const addresses =
    own && found.connection === own.vpnConnectionId ? own.tunnels.map(({ outsideAddress }) => outsideAddress) : null;
  if (site.kind === 'gateway' && gateway && !gateway.deploy?.isInPlace) {
    const needs = steps.filter(({ kind }) => kind === 'ec2.vpn-route').map(({ id }) => id);
    const left = leftSubnets(intent, own);
    steps.push(deployStep(intent, linkId, { site, gateway, vpcCidrs: vpc.cidrs, connection, addresses, needs, left }));
  }
  if (own && found.connection === own.vpnConnectionId) {
    const deployed = steps.filter(({ id }) => id === 'deploy-gateway').map(({ id }) => id);
    steps.push(...leaveSteps(intent, own, world, deployed));
  }
  if (steps.length === 0) return [];

  const { customerGateway } = found;
  const record = { customerGateway, vpnGateway, connection, steps };
  steps.push(recordStep(intent, linkId, world, record));
  if (site.kind === 'gateway' && gateway) steps.push(verifyStep(intent, linkId, { gateway, connection, addresses }));
  return steps;
}

function isLive(state: string): boolean {
  return !['deleted', 'deleting'].includes(state.toLowerCase());
}

function noticeOf({ kind, siteCidr, otherCidr, other }: Overlap, index: number): PlanNotice {
  return {
    id: `overlap-${kind}-${index}`,
    text: `${siteCidr} overlaps ${otherCidr}: ${other}.`,
    subject: 'site.subnets',
  };
}
