import type { Link } from '../../../../contract/domain/link.ts';
import type { TunnelProfile } from '../../../../contract/domain/vpn.ts';
import { AppError } from '../../../../contract/errors.ts';
import type { Doer, Json, StepContext } from '../../../engine/doer.ts';
import { connectionName } from '../../../strongswan/link-config.ts';
import { awsFingerprint } from '../../../vpn/fingerprint.ts';
import type { LinkStore } from '../../../vpn/link-store.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import type { Place } from '../plan/place.ts';
import { madeBy, removedBy, withMade } from './made-by.ts';

export type RecordLinkInput = Place & {
  readonly accountId: string;
  readonly vpcId: string;
  readonly vpcCidrs: readonly string[];
  readonly customerGateway: Ref;
  readonly vpnGateway: Ref;
  readonly connection: Ref;
  readonly gatewayId: string | null;
  readonly outsideAddress: string;
  readonly localAddress: string | null;
  readonly subnets: readonly string[];
  readonly tunnelProfile: TunnelProfile;
  readonly dialect: 'ipsec' | 'swanctl' | null;
  readonly marks: readonly number[];
  readonly steps: readonly { readonly id: string; readonly kind: string }[];
  /** The link as it was when the plan was made, without its proofs; null when the plan makes it. */
  readonly before: Omit<Link, 'proofs'> | null;
};
export type RecordLinkRecord = { readonly linkId: string; readonly isNew: boolean };

export interface RecordLinkServices extends AwsServices {
  readonly links: LinkStore;
  readonly changed: (linkId: string) => void;
}

export function recordLinkDoer(services: RecordLinkServices): Doer<RecordLinkInput, RecordLinkRecord> {
  const { links, changed } = services;

  return {
    kind: 'link.record',
    async recognise({ linkId }, { planId }) {
      const isOurs = links.get(linkId)?.planId === planId;
      return isOurs ? { origin: 'created', record: { linkId, isNew: true } } : undefined;
    },
    async run(input, context) {
      const { linkId } = input;
      const before = links.get(linkId);
      links.put(linkId, await linkOf(input, context, before));
      changed(linkId);
      return { origin: 'created', record: { linkId, isNew: before === undefined } };
    },
    async undo({ linkId, isNew }, { before }) {
      const now = links.get(linkId);
      if (isNew) links.remove(linkId);
      else if (before && now) links.put(linkId, { ...before, name: now.name, proofs: now.proofs });
      changed(linkId);
      return { outcome: 'removed' };
    },
  };

  async function linkOf(input: RecordLinkInput, context: StepContext, before: Link | undefined): Promise<Link> {
    const ec2 = services.ec2(input, context.signal);
    const [connections, customerGateways, vpnGateways] = await Promise.all([
      ec2.vpnConnections(),
      ec2.customerGateways(),
      ec2.vpnGateways(),
    ]);
    const customerGatewayId = idOf(input.customerGateway, context);
    const vpnGatewayId = idOf(input.vpnGateway, context);
    const connection = connections.find(({ id }) => id === idOf(input.connection, context));
    if (!connection) throw gone(idOf(input.connection, context));
    const origin = (thing: Parameters<typeof isOfPlan>[0] | undefined) =>
      thing && isOfPlan(thing, context.planId) ? 'created' : 'adopted';

    const isSite = input.gatewayId !== null;
    return {
      id: input.linkId,
      name: before?.name ?? input.name,
      profile: input.profile,
      accountId: input.accountId,
      region: input.region,
      vpcId: input.vpcId,
      vpcCidrs: [...input.vpcCidrs],
      attachment: before?.attachment ?? {
        kind: 'vgw',
        id: vpnGatewayId,
        origin: origin(vpnGateways.find(({ id }) => id === vpnGatewayId)),
      },
      customerGateway: before?.customerGateway ?? {
        id: customerGatewayId,
        origin: origin(customerGateways.find(({ id }) => id === customerGatewayId)),
      },
      vpnConnectionId: connection.id,
      site: {
        gatewayId: input.gatewayId,
        outsideAddress: input.outsideAddress,
        localAddress: input.localAddress,
        identity: input.outsideAddress,
        subnets: [...input.subnets],
      },
      tunnelProfile: input.tunnelProfile,
      dialect: input.dialect,
      tunnels:
        before?.tunnels ??
        connection.tunnels.map(({ outsideAddress, insideCidr }, index) => ({
          outsideAddress,
          insideCidr,
          childName: isSite ? connectionName(input.linkId, index + 1) : null,
          mark: isSite ? (input.marks[index] ?? null) : null,
        })),
      origin: before?.origin ?? origin(connection),
      createdAt: before?.createdAt ?? services.clock.now().toISOString(),
      planId: before?.planId ?? context.planId,
      made: withMade(before?.made, madeBy(input.steps, context), removedBy(input.steps, context)),
      fingerprint: {
        aws: awsFingerprint(connection),
        gateway: deployed(input, context) ?? before?.fingerprint.gateway ?? null,
      },
      proofs: before?.proofs ?? [],
    };
  }
}

function deployed({ steps }: RecordLinkInput, context: StepContext): string | undefined {
  const step = steps.find(({ kind }) => kind === 'gateway.deploy-link');
  const record: Json | undefined = step && context.record(step.id);
  const isRecord = typeof record === 'object' && record !== null && 'fingerprint' in record;
  return isRecord && typeof record['fingerprint'] === 'string' ? record['fingerprint'] : undefined;
}

function gone(id: string): AppError {
  return new AppError({
    code: 'conflict',
    message: `The VPN connection ${id} is gone: somebody deleted it. Undo this plan and make a new one.`,
    subject: id,
  });
}
