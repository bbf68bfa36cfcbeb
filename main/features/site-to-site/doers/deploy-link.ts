import { AppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { deploy } from '../../../gateway/deploy.ts';
import type { DeployInput, DeployPorts, DeployRecord } from '../../../gateway/deploy-ports.ts';
import { recogniseDeploy } from '../../../gateway/recognise-deploy.ts';
import { undoDeploy } from '../../../gateway/undo-deploy.ts';
import { gatewayConfig, type GatewayWish } from '../../../vpn/gateway-config.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';
import type { Place } from '../plan/place.ts';

export type DeployLinkInput = Place &
  GatewayWish & {
    readonly gatewayId: string;
    readonly connection: Ref;
    /** In the order of the tunnels, when the link is there already; else AWS's answer has them. */
    readonly addresses: readonly string[] | null;
    readonly fingerprint: string;
  };

export interface DeployLinkServices extends BothEndsServices {
  /** Shown to whoever finds the gateway locked. */
  readonly who: string;
  readonly confirmSeconds: number;
}

export function deployLinkDoer(services: DeployLinkServices): Doer<DeployLinkInput, DeployRecord> {
  const { clock, who, confirmSeconds, gateways } = services;

  async function prepare(input: DeployLinkInput, context: StepContext) {
    const connectionId = idOf(input.connection, context);
    const addresses = input.addresses ?? (await addressesOf(input, connectionId, context));
    const request: DeployInput = {
      config: gatewayConfig(input, addresses),
      fingerprint: input.fingerprint,
      confirmSeconds,
    };
    const ports: DeployPorts = {
      clock,
      who,
      keys: (_config, signal) => services.ec2(input, signal).readTunnelKeys(connectionId),
    };
    return { session: await gateways.session(input.gatewayId, context.signal), request, ports };
  }

  async function addressesOf(input: DeployLinkInput, connectionId: string, { signal }: StepContext): Promise<string[]> {
    const all = await services.ec2(input, signal).vpnConnections();
    const tunnels = all.find(({ id }) => id === connectionId)?.tunnels ?? [];
    if (tunnels.length === 2) return tunnels.map(({ outsideAddress }) => outsideAddress);
    throw new AppError({
      code: 'conflict',
      message: `AWS names no two tunnels for ${connectionId} any more. Somebody may have deleted it: undo this plan and make a new one.`,
      subject: connectionId,
    });
  }

  return {
    kind: 'gateway.deploy-link',
    async recognise(input, context) {
      const { session, request, ports } = await prepare(input, context);
      return recogniseDeploy(session, request, ports, context);
    },
    async run(input, context) {
      const { session, request, ports } = await prepare(input, context);
      return { origin: 'created', record: await deploy(session, request, ports, context) };
    },
    async undo(record, input, context) {
      const session = await gateways.session(input.gatewayId, context.signal);
      return undoDeploy(session, record, { clock, who }, context);
    },
  };
}
