import {
  AttachVpnGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateCustomerGatewayCommand,
  CreateRouteCommand,
  CreateVpnConnectionCommand,
  CreateVpnGatewayCommand,
  DeleteCustomerGatewayCommand,
  DeleteRouteCommand,
  DeleteVpnConnectionCommand,
  DeleteVpnGatewayCommand,
  DetachVpnGatewayCommand,
  DisableVgwRoutePropagationCommand,
  EnableVgwRoutePropagationCommand,
  RevokeSecurityGroupIngressCommand,
  type AttachVpnGatewayCommandInput,
  type AuthorizeSecurityGroupIngressCommandInput,
  type CreateCustomerGatewayCommandInput,
  type CreateRouteCommandInput,
  type CreateVpnConnectionCommandInput,
  type CreateVpnGatewayCommandInput,
  type DeleteCustomerGatewayCommandInput,
  type DeleteRouteCommandInput,
  type DeleteVpnConnectionCommandInput,
  type DeleteVpnGatewayCommandInput,
  type DetachVpnGatewayCommandInput,
  type DisableVgwRoutePropagationCommandInput,
  type EnableVgwRoutePropagationCommandInput,
  type RevokeSecurityGroupIngressCommandInput,
} from '@aws-sdk/client-ec2';
import { isAppError } from '../../contract/errors.ts';
import { isAwsError } from './aws-error.ts';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';

/** The calls that can be asked with DryRun, and what they need for it. Routes of a VPN connection cannot. */
export interface DryRunInputs {
  CreateCustomerGateway: CreateCustomerGatewayCommandInput;
  DeleteCustomerGateway: DeleteCustomerGatewayCommandInput;
  CreateVpnGateway: CreateVpnGatewayCommandInput;
  AttachVpnGateway: AttachVpnGatewayCommandInput;
  DetachVpnGateway: DetachVpnGatewayCommandInput;
  DeleteVpnGateway: DeleteVpnGatewayCommandInput;
  CreateVpnConnection: CreateVpnConnectionCommandInput;
  DeleteVpnConnection: DeleteVpnConnectionCommandInput;
  CreateRoute: CreateRouteCommandInput;
  DeleteRoute: DeleteRouteCommandInput;
  EnableVgwRoutePropagation: EnableVgwRoutePropagationCommandInput;
  DisableVgwRoutePropagation: DisableVgwRoutePropagationCommandInput;
  AuthorizeSecurityGroupIngress: AuthorizeSecurityGroupIngressCommandInput;
  RevokeSecurityGroupIngress: RevokeSecurityGroupIngressCommandInput;
}

export type DryRunAction = keyof DryRunInputs;

export type Permission = 'allowed' | 'denied' | 'unknown';

/** Why this profile's calls cannot be asked for without being made; undefined when they can. */
export function dryRunObstacle(ctx: Pick<AwsContext, 'honoursDryRun' | 'isReadOnly'>): DryRunObstacle | undefined {
  if (!ctx.honoursDryRun) return 'other-endpoint';
  return ctx.isReadOnly() ? 'read-only' : undefined;
}

export type DryRunObstacle = 'other-endpoint' | 'read-only';

/**
 * May this profile make this call? AWS answers without doing it. `unknown` where it cannot be asked:
 * an endpoint that is neither AWS nor the demo may execute it (moto does), and a read-only profile sends no such call.
 */
export async function dryRun<A extends keyof DryRunInputs>(
  ctx: AwsContext,
  action: A,
  input: DryRunInputs[A],
  signal: AbortSignal,
): Promise<Permission> {
  if (!ctx.honoursDryRun) return 'unknown';
  try {
    await read(ctx, action, signal, (options) => senders[action](ctx, { ...input, DryRun: true }, options));
    return 'unknown';
  } catch (error) {
    if (isAwsError(error, 'DryRunOperation')) return 'allowed';
    if (isAppError(error, 'access-denied')) return 'denied';
    if (isAppError(error, 'cancelled', 'not-signed-in', 'unreachable', 'throttled')) throw error;
    return 'unknown';
  }
}

type Senders = {
  readonly [A in keyof DryRunInputs]: (
    ctx: AwsContext,
    input: DryRunInputs[A],
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<unknown>;
};

const senders: Senders = {
  CreateCustomerGateway: ({ ec2 }, input, options) => ec2.send(new CreateCustomerGatewayCommand(input), options),
  DeleteCustomerGateway: ({ ec2 }, input, options) => ec2.send(new DeleteCustomerGatewayCommand(input), options),
  CreateVpnGateway: ({ ec2 }, input, options) => ec2.send(new CreateVpnGatewayCommand(input), options),
  AttachVpnGateway: ({ ec2 }, input, options) => ec2.send(new AttachVpnGatewayCommand(input), options),
  DetachVpnGateway: ({ ec2 }, input, options) => ec2.send(new DetachVpnGatewayCommand(input), options),
  DeleteVpnGateway: ({ ec2 }, input, options) => ec2.send(new DeleteVpnGatewayCommand(input), options),
  CreateVpnConnection: ({ ec2 }, input, options) => ec2.send(new CreateVpnConnectionCommand(input), options),
  DeleteVpnConnection: ({ ec2 }, input, options) => ec2.send(new DeleteVpnConnectionCommand(input), options),
  CreateRoute: ({ ec2 }, input, options) => ec2.send(new CreateRouteCommand(input), options),
  DeleteRoute: ({ ec2 }, input, options) => ec2.send(new DeleteRouteCommand(input), options),
  EnableVgwRoutePropagation: ({ ec2 }, input, options) =>
    ec2.send(new EnableVgwRoutePropagationCommand(input), options),
  DisableVgwRoutePropagation: ({ ec2 }, input, options) =>
    ec2.send(new DisableVgwRoutePropagationCommand(input), options),
  AuthorizeSecurityGroupIngress: ({ ec2 }, input, options) =>
    ec2.send(new AuthorizeSecurityGroupIngressCommand(input), options),
  RevokeSecurityGroupIngress: ({ ec2 }, input, options) =>
    ec2.send(new RevokeSecurityGroupIngressCommand(input), options),
};
