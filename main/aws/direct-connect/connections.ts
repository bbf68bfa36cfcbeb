import {
  DescribeConnectionsCommand,
  DescribeLagsCommand,
  type Connection,
  type Lag,
} from '@aws-sdk/client-direct-connect';
import type { DxConnection, DxLag } from '../../../contract/domain/direct-connect.ts';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { shownText } from '../shown-text.ts';
import { dxPages } from './dx-pages.ts';

export async function listDxConnections(ctx: AwsContext, signal: AbortSignal): Promise<DxConnection[]> {
  const ask = (page: object) =>
    read(
      ctx,
      'DescribeConnections',
      signal,
      (options) => ctx.directconnect.send(new DescribeConnectionsCommand(page), options),
      'directconnect',
    );
  return (await dxPages(ask, ({ connections }) => connections)).map(connectionOf);
}

export async function listDxLags(ctx: AwsContext, signal: AbortSignal): Promise<DxLag[]> {
  const ask = (page: object) =>
    read(
      ctx,
      'DescribeLags',
      signal,
      (options) => ctx.directconnect.send(new DescribeLagsCommand(page), options),
      'directconnect',
    );
  return (await dxPages(ask, ({ lags }) => lags)).map(lagOf);
}

/** A VLAN of 0 is none: only a hosted connection has one. */
function connectionOf(one: Connection): DxConnection {
  return {
    id: one.connectionId ?? '',
    name: shownText(one.connectionName ?? ''),
    state: one.connectionState ?? 'unknown',
    location: shownText(one.location ?? ''),
    bandwidth: shownText(one.bandwidth ?? ''),
    vlan: one.vlan || null,
    lagId: one.lagId || null,
    awsDevice: shownText(one.awsDeviceV2 || one.awsDevice || '') || null,
    partner: one.partnerName || one.providerName ? shownText(one.partnerName || (one.providerName ?? '')) : null,
    macSec: macSecOf(one, one.portEncryptionStatus),
  };
}

function lagOf(one: Lag): DxLag {
  return {
    id: one.lagId ?? '',
    name: shownText(one.lagName ?? ''),
    state: one.lagState ?? 'unknown',
    location: shownText(one.location ?? ''),
    bandwidth: shownText(one.connectionsBandwidth ?? ''),
    minimumLinks: one.minimumLinks ?? 0,
    connectionIds: (one.connections ?? []).flatMap(({ connectionId }) => connectionId ?? []),
    macSec: macSecOf(one, undefined),
  };
}

function macSecOf(
  { macSecCapable, encryptionMode }: Pick<Connection, 'macSecCapable' | 'encryptionMode'>,
  portStatus: string | undefined,
): DxConnection['macSec'] {
  return { isCapable: macSecCapable ?? false, mode: encryptionMode ?? null, portStatus: portStatus ?? null };
}
