import type { ChildSa } from '../../contract/domain/tunnel.ts';
import { connectionName } from '../strongswan/link-config.ts';
import { isChildUp, type SaList } from '../strongswan/loaded-connection.ts';
import type { TunnelNow } from './ec2.ts';

/** One tunnel, as AWS and the gateway see it at the same time. */
export interface TunnelEnds {
  readonly outsideAddress: string;
  /** Connection and child on the gateway. */
  readonly name: string;
  readonly aws: { readonly isUp: boolean; readonly says: string };
  readonly gateway: { readonly isUp: boolean; readonly says: string; readonly in: number; readonly out: number };
}

/** `addresses` in the order of the tunnels: their numbers make the names on the gateway. */
export function joinEnds(
  linkId: string,
  addresses: readonly string[],
  tunnels: readonly TunnelNow[],
  { ikeSas, childSas }: SaList,
): TunnelEnds[] {
  return addresses.map((outsideAddress, index) => {
    const name = connectionName(linkId, index + 1);
    const aws = tunnels.find((one) => one.outsideAddress === outsideAddress);
    const children = childSas.filter((child) => child.name === name);
    const ike = ikeSas.find((sa) => sa.name === name);
    const up = children.find(isChildUp);
    return {
      outsideAddress,
      name,
      aws: {
        isUp: aws?.status === 'up',
        says: aws ? `${aws.status.toUpperCase()} ${aws.message}`.trim() : 'nothing of this tunnel',
      },
      gateway: {
        isUp: up !== undefined,
        says: up?.state ?? (ike ? `${ike.state}, without a child` : 'no security association'),
        in: sum(children, 'packetsIn'),
        out: sum(children, 'packetsOut'),
      },
    };
  });
}

/** Which end of which tunnel is not up, and what it says. */
export function describeDown(ends: readonly TunnelEnds[], gatewayName: string): string {
  return ends
    .filter(({ aws, gateway }) => !aws.isUp || !gateway.isUp)
    .map(
      ({ outsideAddress, aws, gateway }) =>
        `Tunnel ${outsideAddress}: AWS says ${aws.says}, ${gatewayName} says ${gateway.says}.`,
    )
    .join(' ');
}

function sum(children: readonly ChildSa[], key: 'packetsIn' | 'packetsOut'): number {
  return children.reduce((total, child) => total + (child[key] ?? 0), 0);
}
