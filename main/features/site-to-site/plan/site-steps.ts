import type { ConnectSiteIntent, SiteIntent } from '../../../../contract/domain/intent.ts';
import type { Step } from '../../../engine/doer.ts';
import { needsOf, type Ref } from '../../../aws-steps/ref.ts';
import type { ConnectWorld, GatewayWorld } from '../world.ts';
import { actions } from './aws-steps.ts';
import { placeOf } from './place.ts';

type GatewaySite = Extract<SiteIntent, { kind: 'gateway' }>;

/** Both tunnels on the gateway. AWS's addresses and keys are read when the step runs. */
export function deployStep(
  intent: ConnectSiteIntent,
  linkId: string,
  parts: {
    site: GatewaySite;
    gateway: GatewayWorld;
    vpcCidrs: readonly string[];
    connection: Ref;
    addresses: readonly string[] | null;
    needs: readonly string[];
    /** Networks that the link carried and that leave. */
    left: readonly string[];
  },
): Step {
  const { site, gateway, vpcCidrs, connection, addresses } = parts;
  const files = gateway.deploy?.details ?? [];
  return {
    id: 'deploy-gateway',
    kind: 'gateway.deploy-link',
    system: 'gateway',
    title: `Set up both tunnels on ${gateway.name}`,
    needs: [...new Set([...needsOf(connection), ...parts.needs])],
    details: [
      ...files,
      {
        kind: 'note',
        text: "The old files come back by themselves if the gateway cannot be logged in to afterwards. The addresses and keys of AWS's end are read when the step runs.",
      },
    ],
    undo: `Take both tunnels down and put the files on ${gateway.name} back as they were`,
    iamActions: actions('DescribeVpnConnections'),
    interrupts:
      parts.left.length > 0 ? `Traffic between ${parts.left.join(', ')} and ${vpcCidrs.join(', ')} stops.` : null,
    usualSeconds: 10,
    input: {
      ...placeOf(intent, linkId),
      gatewayId: gateway.id,
      connection,
      addresses: addresses && [...addresses],
      fingerprint: gateway.deploy?.fingerprint ?? '',
      tunnelProfile: intent.tunnels.profile,
      localAddress: site.localAddress,
      outsideAddress: site.outsideAddress,
      subnets: site.subnets,
      vpcCidrs: [...vpcCidrs],
      marks: gateway.deploy ? [...gateway.deploy.marks] : [],
    },
  };
}

export interface RecordParts {
  readonly customerGateway: Ref;
  readonly vpnGateway: Ref;
  readonly connection: Ref;
  /** Every step so far: what they made is what the link says is ours. */
  readonly steps: readonly Step[];
}

export function recordStep(intent: ConnectSiteIntent, linkId: string, world: ConnectWorld, parts: RecordParts): Step {
  const { site, tunnels, vpcId } = intent;
  const own = world.links.find(({ id }) => id === linkId);
  const { gateway } = world;
  return {
    id: 'record-link',
    kind: 'link.record',
    system: 'check',
    title: own ? `Keep what the link is now` : `Keep "${intent.name}" in the list of links`,
    needs: parts.steps.map(({ id }) => id),
    details: [
      { kind: 'note', text: 'Reads both ends as they are now, so that a later change can be seen. Holds no key.' },
    ],
    undo: own ? 'Keep the link as it was' : 'Take the link off the list',
    iamActions: actions('DescribeVpnConnections'),
    interrupts: null,
    usualSeconds: 2,
    input: {
      ...placeOf(intent, linkId),
      accountId: world.accountId,
      vpcId,
      vpcCidrs: world.vpc.cidrs,
      customerGateway: parts.customerGateway,
      vpnGateway: parts.vpnGateway,
      connection: parts.connection,
      gatewayId: gateway?.id ?? null,
      outsideAddress: site.outsideAddress,
      localAddress: site.kind === 'gateway' ? site.localAddress : null,
      subnets: site.subnets,
      tunnelProfile: tunnels.profile,
      dialect: gateway?.deploy?.dialect ?? null,
      marks: gateway?.deploy ? [...gateway.deploy.marks] : [],
      steps: parts.steps.map(({ id, kind }) => ({ id, kind })),
      before: own ? { ...own, proofs: [] } : null,
    },
  };
}

export function verifyStep(
  intent: ConnectSiteIntent,
  linkId: string,
  { gateway, connection, addresses }: { gateway: GatewayWorld; connection: Ref; addresses: readonly string[] | null },
): Step {
  return {
    id: 'verify-tunnels',
    kind: 'check.tunnels-up',
    system: 'check',
    title: 'See both tunnels up, from both ends',
    needs: ['record-link'],
    details: [
      {
        kind: 'note',
        text: "Reads AWS's telemetry and the gateway's security associations until both tunnels are up.",
      },
    ],
    undo: null,
    iamActions: actions('DescribeVpnConnections'),
    interrupts: null,
    usualSeconds: 60,
    input: { ...placeOf(intent, linkId), connection, addresses: addresses && [...addresses], gatewayId: gateway.id },
  };
}
