import type { DxConnection, DxGateway, DxLag, VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import type { AwsContext } from '../../aws/aws-context.ts';
import { listDxAssociations } from '../../aws/direct-connect/associations.ts';
import { listDxConnections, listDxLags } from '../../aws/direct-connect/connections.ts';
import { type DxGatewayFacts, listDxAttachments, listDxGateways } from '../../aws/direct-connect/gateways.ts';
import { readPrefixesAccepted } from '../../aws/direct-connect/prefixes-accepted.ts';
import type { DxInterface } from '../../aws/direct-connect/virtual-interface.ts';
import { listDxInterfaces } from '../../aws/direct-connect/virtual-interfaces.ts';
import { judgeHealth } from './judge-health.ts';
import { readPart, type Unread } from './read-part.ts';

export interface Overview {
  readonly connections: DxConnection[];
  readonly lags: DxLag[];
  readonly virtualInterfaces: VirtualInterface[];
  readonly gateways: DxGateway[];
  readonly unread: Unread[];
}

/** Everything of Direct Connect that this account sees in one region, and its gateways, which have none. */
export async function readOverview(ctx: AwsContext, signal: AbortSignal): Promise<Overview> {
  const unread: Unread[] = [];
  const part = <T>(what: string, work: Promise<T>, otherwise: T) => readPart(what, unread, work, otherwise);
  const [connections, lags, interfaces, gateways] = await Promise.all([
    part('Connections', listDxConnections(ctx, signal), []),
    part('LAGs', listDxLags(ctx, signal), []),
    part('Virtual interfaces', listDxInterfaces(ctx, signal), []),
    part('Direct Connect gateways', listDxGateways(ctx, signal), []),
  ]);
  const live = interfaces.filter(isListed);
  const [prefixes, withParts] = await Promise.all([
    part('Routes (CloudWatch)', readPrefixesAccepted(ctx, live, signal), new Map<string, number>()),
    readGatewayParts(ctx, gateways.filter(isListed), part, signal),
  ]);
  const portStates = new Map([...connections, ...lags].map(({ id, state }) => [id, state]));
  return {
    connections: connections.filter(isListed),
    lags: lags.filter(isListed),
    virtualInterfaces: live.map((one) => shown(one, portStates.get(one.connectionId), prefixes.get(one.id) ?? null)),
    gateways: withParts,
    unread,
  };
}

/** What is deleted stays on AWS's lists for a while. */
function isListed({ state }: { readonly state: string }): boolean {
  return state !== 'deleted';
}

function shown(one: DxInterface, portState: string | undefined, prefixesAccepted: number | null): VirtualInterface {
  return {
    ...one,
    prefixes: [...one.prefixes],
    peers: [...one.peers],
    health: judgeHealth(one, { portState, prefixesAccepted }),
    tags: Object.entries(one.tags).map(([key, value]) => ({ key, value })),
  };
}

/** Direct Connect takes about two calls a second. */
const atOnce = 2;

async function readGatewayParts(
  ctx: AwsContext,
  gateways: readonly DxGatewayFacts[],
  part: <T>(what: string, work: Promise<T>, otherwise: T) => Promise<T>,
  signal: AbortSignal,
): Promise<DxGateway[]> {
  const read: DxGateway[] = [];
  for (let start = 0; start < gateways.length; start += atOnce) {
    const some = gateways.slice(start, start + atOnce).map(async (gateway): Promise<DxGateway> => {
      const { tags: _tags, ...facts } = gateway;
      const [associations, attachments] = await Promise.all([
        part(`Associations of ${facts.name}`, listDxAssociations(ctx, facts.id, signal), []),
        part(`Virtual interfaces of ${facts.name}`, listDxAttachments(ctx, facts.id, signal), []),
      ]);
      return {
        ...facts,
        associations: associations.filter(({ state }) => state !== 'disassociated'),
        virtualInterfaceIds: attachments
          .filter(({ state }) => state !== 'detached')
          .map(({ virtualInterfaceId }) => virtualInterfaceId),
      };
    });
    read.push(...(await Promise.all(some)));
  }
  return read;
}
