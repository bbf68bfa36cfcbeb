import { contains } from '../../../contract/domain/cidr.ts';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';

export interface ProofWish {
  readonly target: string | null;
  readonly failover: boolean;
}

/** What every step of a proof is about. */
export type ProofSubject = {
  readonly profile: string;
  readonly region: string;
  readonly linkId: string;
  readonly connectionId: string;
  /** null for a device that Linkspan does not reach. */
  readonly gatewayId: string | null;
  readonly dialect: 'ipsec' | 'swanctl';
  /** AWS's, in the order of the tunnels. */
  readonly addresses: readonly string[];
};

/**
 * The steps of a proof: what changes nothing first, then each tunnel on its own if the person wants it. `facts` are the gateway's;
 * without them (a device) AWS's view is all that can be had. Pure.
 */
export function planProveLink(link: Link, wish: ProofWish, facts: GatewayFacts | null): NewPlan {
  const { gatewayId } = link.site;
  const subject: ProofSubject = {
    profile: link.profile,
    region: link.region,
    linkId: link.id,
    connectionId: link.vpnConnectionId,
    gatewayId,
    dialect: link.dialect ?? 'ipsec',
    addresses: link.tunnels.map(({ outsideAddress }) => outsideAddress),
  };
  const from = facts ? insideAddress(facts, link.site.subnets) : undefined;
  const { target } = wish;
  const ask = target !== null && from !== undefined ? { from, to: target } : null;
  const isDevice = gatewayId === null;
  const steps = [
    tunnelsStep(subject),
    ...(ask ? [trafficStep(subject, ask), ...(wish.failover ? failOverSteps(subject, ask) : [])] : []),
  ];

  return {
    kind: 'prove-link',
    title: `Prove "${link.name}"`,
    profile: link.profile,
    region: link.region,
    gatewayId,
    linkId: link.id,
    undoes: null,
    steps: [...steps, concludeStep(subject, steps, { target, isSkipped: ask !== null && !wish.failover, isDevice })],
    warnings: isDevice ? [unreachedDevice] : warningsFor(link, target, from),
    conflicts: conflictsFor(link, target),
    cost: null,
  };
}

function tunnelsStep(subject: ProofSubject): Step {
  return {
    ...check(
      'check-tunnels',
      'prove.tunnels',
      subject.gatewayId === null ? 'See both tunnels as AWS sees them' : 'See both tunnels from both ends',
    ),
    needs: [],
    details: [
      {
        kind: 'note',
        text:
          subject.gatewayId === null
            ? "Reads AWS's telemetry."
            : "Reads AWS's telemetry and the gateway's security associations.",
      },
    ],
    iamActions: ['ec2:DescribeVpnConnections'],
    usualSeconds: 5,
    input: subject,
  };
}

type Ask = { readonly from: string; readonly to: string };

function trafficStep(subject: ProofSubject, ask: Ask): Step {
  return {
    ...check('ask-target', 'prove.traffic', `Ask ${ask.to} from ${ask.from}`),
    needs: ['check-tunnels'],
    details: [command(`ping -c 5 -I ${ask.from} ${ask.to}`), command(`traceroute -n -s ${ask.from} ${ask.to}`)],
    usualSeconds: 20,
    input: { ...subject, ...ask },
  };
}

/** From the first tunnel to the second, and back. */
function failOverSteps(subject: ProofSubject, ask: Ask): Step[] {
  return subject.addresses.map((address, index) => ({
    ...check(
      `fail-over-${index + 1}`,
      'prove.fail-over',
      `Take tunnel ${address} down, ask over the other, bring it back`,
    ),
    system: 'gateway',
    needs: [index === 0 ? 'ask-target' : `fail-over-${index}`],
    details: [
      {
        kind: 'note',
        text: `Takes tunnel ${address} down on the gateway, asks ${ask.to} until it answers over the other tunnel, and brings ${address} up again, whatever happens in between.`,
      },
    ],
    undo: null,
    interrupts: `Tunnel ${address} is down for about half a minute. Traffic of this link pauses for some seconds while it moves to the other tunnel.`,
    usualSeconds: 30,
    input: { ...subject, ...ask, index },
  }));
}

function concludeStep(
  subject: ProofSubject,
  steps: readonly Step[],
  more: { target: string | null; isSkipped: boolean; isDevice: boolean },
): Step {
  return {
    ...check('conclude', 'prove.conclude', 'Keep the result with the link'),
    needs: steps.map(({ id }) => id),
    details: [{ kind: 'note', text: 'Proved only if packets went both ways on each tunnel.' }],
    usualSeconds: 1,
    input: { linkId: subject.linkId, addresses: subject.addresses, ...more, steps: steps.map(({ id }) => id) },
  };
}

const unreachedDevice: PlanNotice = {
  id: 'device',
  text: 'Linkspan does not reach the device of this link, so it can send nothing through the tunnels: the result will be "traffic not proved" at best. Ping a host in the VPC from the site.',
};

function warningsFor({ site }: Link, target: string | null, from: string | undefined): PlanNotice[] {
  if (target === null) {
    const text =
      'No host is named: the result will be "tunnels up, traffic not proved". Name a private address in the VPC that answers ping.';
    return [{ id: 'no-target', text, subject: 'target' }];
  }
  if (from !== undefined) return [];
  const text = `The gateway has no address of its own in ${site.subnets.join(', ')}, so nothing sent from it would enter the tunnels. Traffic will not be proved.`;
  return [{ id: 'no-source', text, subject: 'target' }];
}

function conflictsFor({ vpcCidrs }: Link, target: string | null): PlanNotice[] {
  if (target === null || vpcCidrs.some((cidr) => contains(cidr, target))) return [];
  const text = `${target} is not in ${vpcCidrs.join(', ')}. Name a private address in the VPC.`;
  return [{ id: 'target-outside', text, subject: 'target' }];
}

/** An address of the box that the tunnels' selectors cover. */
export function insideAddress(facts: GatewayFacts, subnets: readonly string[]): string | undefined {
  const addresses = facts.interfaces
    .filter(({ isUp }) => isUp)
    .flatMap((one) => one.addresses.map((address) => address.split('/')[0] ?? ''))
    .filter((address) => /^\d+(\.\d+){3}$/.test(address));
  return addresses.find((address) => subnets.some((subnet) => contains(subnet, address)));
}

function command(text: string): Step['details'][number] {
  return { kind: 'command', where: 'gateway', text };
}

function check(id: string, kind: string, title: string) {
  return { id, kind, title, system: 'check', undo: null, interrupts: null, iamActions: [] as string[] } as const;
}
