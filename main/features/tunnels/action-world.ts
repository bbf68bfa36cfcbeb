import type { Link } from '../../../contract/domain/link.ts';
import { type DeployWorld, readDeployWorld } from '../../gateway/deploy-world.ts';
import { type GatewayReading, readGateway } from './gateway-reading.ts';
import { joinRows } from './join-rows.ts';
import { type EndReaders, readBothEnds } from './read-both-ends.ts';
import { gatewayName, type TunnelServices } from './services.ts';
import type { TunnelRow } from './tunnel-row.ts';

/** What decides what an action on a gateway interrupts. */
export interface ActionWorld {
  readonly gatewayId: string;
  readonly gatewayName: string;
  readonly reading: GatewayReading;
  /** Every connection of this gateway, both ends side by side. */
  readonly rows: readonly TunnelRow[];
  readonly box: Pick<DeployWorld, 'service' | 'defined' | 'gate' | 'lockedBy'>;
  /** Addresses of the way that Linkspan itself takes to this gateway. */
  readonly management: readonly string[];
}

/** Read afresh, whatever a page polled a moment ago. A gateway that does not answer refuses here, in its own words. */
export async function readActionWorld(
  services: TunnelServices,
  readers: Pick<EndReaders, 'aws'>,
  gatewayId: string,
  signal: AbortSignal,
): Promise<ActionWorld> {
  const session = await services.gateways.session(gatewayId, signal);
  const links = services.links.list().filter(({ site }) => site.gatewayId === gatewayId);
  const withoutGateway = readBothEnds(services, { ...readers, gateway: unasked }, { links, gatewayIds: [] }, signal);
  const [reading, box, { aws }] = await Promise.all([
    readGateway(session, signal),
    readDeployWorld(session, noLink, signal),
    withoutGateway,
  ]);
  const name = gatewayName(services, gatewayId);
  const gateways = [{ id: gatewayId, name, answer: { value: reading } }];
  return {
    gatewayId,
    gatewayName: name,
    reading,
    rows: joinRows({ links, gateways, aws }, { others: true }),
    box,
    management: session.managementAddresses,
  };
}

/** The links of this gateway whose tunnels these rows are. */
export function linksOf(rows: readonly TunnelRow[]): Pick<Link, 'id' | 'name'>[] {
  return [
    ...new Map(rows.flatMap(({ linkId, linkName }) => (linkId === null ? [] : [[linkId, linkName ?? linkId]]))),
  ].map(([id, name]) => ({ id, name }));
}

/** No link has this id: only what all links share is read. */
const noLink = '-';

function unasked(): never {
  throw new Error('No gateway is asked here');
}
