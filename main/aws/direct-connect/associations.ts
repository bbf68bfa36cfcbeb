import {
  CreateDirectConnectGatewayAssociationCommand,
  DeleteDirectConnectGatewayAssociationCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  type DirectConnectGatewayAssociation,
} from '@aws-sdk/client-direct-connect';
import type { DxGateway } from '../../../contract/domain/direct-connect.ts';
import type { AwsContext } from '../aws-context.ts';
import { change, read, unlessGone } from '../call.ts';
import { shownText } from '../shown-text.ts';
import { dxPages } from './dx-pages.ts';

export type DxAssociation = DxGateway['associations'][number];

export async function listDxAssociations(
  ctx: AwsContext,
  directConnectGatewayId: string,
  signal: AbortSignal,
): Promise<DxAssociation[]> {
  const ask = (page: object) => {
    const command = () => new DescribeDirectConnectGatewayAssociationsCommand({ directConnectGatewayId, ...page });
    return read(
      ctx,
      'DescribeDirectConnectGatewayAssociations',
      signal,
      (options) => ctx.directconnect.send(command(), options),
      'directconnect',
    );
  };
  return (await dxPages(ask, (page) => page.directConnectGatewayAssociations)).map(associationOf);
}

export interface DxAssociationWish {
  readonly directConnectGatewayId: string;
  readonly gatewayId: string;
  readonly allowedPrefixes: readonly string[];
}

/** Sent once. AWS refuses a second one between the same two gateways. */
export async function createDxAssociation(
  ctx: AwsContext,
  { directConnectGatewayId, gatewayId, allowedPrefixes }: DxAssociationWish,
  signal: AbortSignal,
): Promise<DxAssociation> {
  const prefixes = allowedPrefixes.map((cidr) => ({ cidr }));
  const input = {
    directConnectGatewayId,
    gatewayId,
    ...(prefixes.length > 0 && { addAllowedPrefixesToDirectConnectGateway: prefixes }),
  };
  const answer = await change(
    ctx,
    'CreateDirectConnectGatewayAssociation',
    signal,
    (options) => ctx.directconnect.send(new CreateDirectConnectGatewayAssociationCommand(input), options),
    { service: 'directconnect' },
  );
  return associationOf(answer.directConnectGatewayAssociation ?? {});
}

/** One that is gone is success. */
export async function deleteDxAssociation(ctx: AwsContext, associationId: string, signal: AbortSignal): Promise<void> {
  const command = () => new DeleteDirectConnectGatewayAssociationCommand({ associationId });
  const send = (options: object) => ctx.directconnect.send(command(), options);
  await unlessGone(
    change(ctx, 'DeleteDirectConnectGatewayAssociation', signal, send, { repeatable: true, service: 'directconnect' }),
  );
}

function associationOf(one: DirectConnectGatewayAssociation): DxAssociation {
  const kinds: Readonly<Record<string, DxAssociation['gatewayKind']>> = {
    virtualPrivateGateway: 'vgw',
    transitGateway: 'tgw',
  };
  return {
    id: one.associationId ?? '',
    gatewayId: one.associatedGateway?.id ?? one.virtualGatewayId ?? '',
    gatewayKind: kinds[one.associatedGateway?.type ?? 'virtualPrivateGateway'] ?? 'unknown',
    region: one.associatedGateway?.region ?? one.virtualGatewayRegion ?? '',
    state: one.associationState ?? 'unknown',
    allowedPrefixes: (one.allowedPrefixesToDirectConnectGateway ?? []).flatMap(({ cidr }) => cidr ?? []),
    problem: one.stateChangeError ? shownText(one.stateChangeError) : null,
  };
}
