import type { Link } from '../../../contract/domain/link.ts';
import type { PlanNotice, StepDetail } from '../../../contract/domain/plan.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import type { DryRunObstacle } from '../../aws/permission-check.ts';
import type { Json, Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { withPermissionCheck } from '../../vpn/permission-step.ts';
import { permissionAsks } from './permission-asks.ts';

export interface DeleteWish {
  /** The box is gone for good: its files stay where they are. */
  readonly withoutGateway: boolean;
  readonly gatewayName: string;
  /** Why AWS cannot be asked for permissions before the calls are made; undefined when it can. */
  readonly dryRunObstacle: DryRunObstacle | undefined;
}

/**
 * Takes a link away, gateway first: its files can come back as long as AWS's end is there, while a deleted VPN connection cannot.
 * Only what our plans made is deleted, and of that what nobody else uses. Pure.
 */
export function planDeleteLink(link: Link, vpc: VpcDetail, wish: DeleteWish): NewPlan {
  const others = vpc.vpnConnections.filter(
    ({ id, vpnGatewayId, state }) =>
      id !== link.vpnConnectionId && vpnGatewayId === link.attachment.id && !['deleted', 'deleting'].includes(state),
  );
  const site = wish.withoutGateway || link.site.gatewayId === null ? [] : [siteStep(link, wish)];
  const reach = reachSteps(link, others.length > 0).map((one) => ({ ...one, needs: site.map(({ id }) => id) }));
  const aws = awsSteps(
    link,
    others.length > 0,
    [...site, ...reach].map(({ id }) => id),
  );
  const steps = [...site, ...reach, ...aws];

  return {
    kind: 'delete-link',
    title: `Delete the link "${link.name}"`,
    profile: link.profile,
    region: link.region,
    gatewayId: wish.withoutGateway ? null : link.site.gatewayId,
    linkId: link.id,
    undoes: null,
    steps: withPermissionCheck([...steps, forgetStep(link, steps)], {
      about: { profile: link.profile, region: link.region, linkId: link.id, name: link.name, tags: [] },
      asks: permissionAsks(steps),
      obstacle: wish.dryRunObstacle,
    }),
    warnings: warningsFor(link, wish, others),
    conflicts: [],
    cost: null,
  };
}

function siteStep(link: Link, { gatewayName }: DeleteWish): Step {
  return step(link, {
    id: 'remove-from-gateway',
    kind: 'delete.gateway',
    system: 'gateway',
    title: `Take both tunnels off ${gatewayName}`,
    details: [
      note(
        'Removes our own files and include lines, unloads our connections and ends their security associations. Everything else on the box stays.',
      ),
    ],
    interrupts: `Traffic between ${link.site.subnets.join(', ')} and ${link.vpcCidrs.join(', ')} stops.`,
    usualSeconds: 10,
    input: {},
  });
}

function reachSteps(link: Link, isShared: boolean): Step[] {
  const { made, attachment } = link;
  const vpnGatewayId = attachment.id;
  // The propagation carries the routes of every connection of the gateway.
  const propagations = isShared ? [] : made.propagations;
  return [
    ...propagations.map((routeTableId) =>
      step(link, {
        id: `stop-propagation-${routeTableId}`,
        kind: 'delete.propagation',
        title: `Stop propagation into ${routeTableId}`,
        details: [call('DisableVgwRoutePropagation', { GatewayId: vpnGatewayId, RouteTableId: routeTableId })],
        iamActions: ['ec2:DescribeRouteTables', 'ec2:DescribeVpnConnections', 'ec2:DisableVgwRoutePropagation'],
        input: { routeTableId, vpnGatewayId },
      }),
    ),
    ...made.routes.map(({ routeTableId, cidr }) =>
      step(link, {
        id: `delete-route-${routeTableId}-${cidr.replaceAll(/[./]/g, '-')}`,
        kind: 'delete.route',
        title: `Delete the route ${cidr} from ${routeTableId}`,
        details: [call('DeleteRoute', { RouteTableId: routeTableId, DestinationCidrBlock: cidr })],
        iamActions: ['ec2:DescribeRouteTables', 'ec2:DeleteRoute'],
        input: { routeTableId, cidr, vpnGatewayId },
      }),
    ),
    ...made.securityRules.map(({ groupId, ruleIds }, index) =>
      step(link, {
        id: `revoke-${groupId}-${index + 1}`,
        kind: 'delete.security-rules',
        title: `Revoke what the site may reach in ${groupId}`,
        details: [call('RevokeSecurityGroupIngress', { GroupId: groupId, SecurityGroupRuleIds: ruleIds.join(', ') })],
        iamActions: ['ec2:DescribeSecurityGroupRules', 'ec2:RevokeSecurityGroupIngress'],
        input: { groupId, ruleIds },
      }),
    ),
  ];
}

function awsSteps(link: Link, isShared: boolean, before: readonly string[]): Step[] {
  const { attachment, customerGateway, made, origin, vpcId } = link;
  if (origin !== 'created') return [];
  const connection = step(link, {
    id: 'delete-vpn-connection',
    kind: 'delete.vpn-connection',
    title: `Delete VPN connection ${link.vpnConnectionId}`,
    needs: [...before],
    details: [
      call('DeleteVpnConnection', { VpnConnectionId: link.vpnConnectionId }),
      note(
        'Cannot be taken back: a new connection has other addresses and other keys. Then waits until it is gone; it is no longer charged.',
      ),
    ],
    iamActions: ['ec2:DescribeVpnConnections', 'ec2:DeleteVpnConnection'],
    usualSeconds: 120,
    input: { id: link.vpnConnectionId },
  });
  const needs = [connection.id];
  const steps = [connection];
  if (customerGateway.origin === 'created') {
    steps.push(
      step(link, {
        id: 'delete-customer-gateway',
        kind: 'delete.customer-gateway',
        title: `Delete customer gateway ${customerGateway.id}`,
        needs,
        details: [call('DeleteCustomerGateway', { CustomerGatewayId: customerGateway.id })],
        iamActions: ['ec2:DescribeCustomerGateways', 'ec2:DescribeVpnConnections', 'ec2:DeleteCustomerGateway'],
        input: { id: customerGateway.id },
      }),
    );
  }
  if (made.isAttachment && !isShared) {
    steps.push(
      step(link, {
        id: 'detach-vpn-gateway',
        kind: 'delete.attachment',
        title: `Detach ${attachment.id} from ${vpcId}`,
        needs,
        details: [call('DetachVpnGateway', { VpnGatewayId: attachment.id, VpcId: vpcId })],
        iamActions: ['ec2:DescribeVpnGateways', 'ec2:DescribeVpnConnections', 'ec2:DetachVpnGateway'],
        usualSeconds: 60,
        input: { vpnGatewayId: attachment.id, vpcId },
      }),
    );
  }
  if (attachment.origin === 'created' && !isShared) {
    steps.push(
      step(link, {
        id: 'delete-vpn-gateway',
        kind: 'delete.vpn-gateway',
        title: `Delete virtual private gateway ${attachment.id}`,
        needs: steps.some(({ id }) => id === 'detach-vpn-gateway') ? ['detach-vpn-gateway'] : needs,
        details: [call('DeleteVpnGateway', { VpnGatewayId: attachment.id })],
        iamActions: ['ec2:DescribeVpnGateways', 'ec2:DeleteVpnGateway'],
        input: { id: attachment.id },
      }),
    );
  }
  return steps;
}

function forgetStep(link: Link, steps: readonly Step[]): Step {
  return step(link, {
    id: 'forget-link',
    kind: 'delete.record',
    system: 'check',
    title: `Take "${link.name}" off the list of links`,
    needs: steps.map(({ id }) => id),
    details: [note('Its proofs go with it. What was done stays in the activity log.')],
    usualSeconds: 1,
    input: {},
  });
}

function warningsFor(
  link: Link,
  { withoutGateway, gatewayName }: DeleteWish,
  others: readonly { id: string }[],
): PlanNotice[] {
  const found: PlanNotice[] = [];
  if (link.site.gatewayId !== null && withoutGateway) {
    found.push({
      id: 'gateway-left',
      text: `Nothing is removed from ${gatewayName}: its files, keys among them, stay on the box and it goes on calling AWS.`,
    });
  }
  if (others.length > 0) {
    found.push({
      id: 'shared-gateway',
      text: `${link.attachment.id} stays attached with its propagation: ${others.map(({ id }) => id).join(', ')} uses it.`,
      subject: link.attachment.id,
    });
  }
  if (link.origin !== 'created') {
    found.push({
      id: 'adopted',
      text: `VPN connection ${link.vpnConnectionId} was there before Linkspan and stays.`,
      subject: link.vpnConnectionId,
    });
  }
  return found;
}

type Part = Pick<Step, 'id' | 'kind' | 'title' | 'details'> & Partial<Omit<Step, 'input'>>;

function step(link: Link, { input, ...part }: Part & { readonly input: Readonly<Record<string, Json>> }): Step {
  const about = { profile: link.profile, region: link.region, linkId: link.id, planId: link.planId };
  const usual = { needs: [], undo: null, iamActions: [], interrupts: null, usualSeconds: 5 };
  return { system: 'aws', ...usual, ...part, input: { ...about, ...input } };
}

function call(action: string, parameters: Readonly<Record<string, string>>): StepDetail {
  return {
    kind: 'call',
    service: 'ec2',
    action,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  };
}

function note(text: string): StepDetail {
  return { kind: 'note', text };
}
