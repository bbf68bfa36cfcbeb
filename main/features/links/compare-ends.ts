import type { Link } from '../../../contract/domain/link.ts';
import { awsFingerprint } from '../../vpn/fingerprint.ts';
import type { VpnConnectionNow } from '../../vpn/ec2.ts';
import type { TunnelEnds } from '../../vpn/tunnel-ends.ts';
import { tunnelOptions } from '../../vpn/tunnel-options.ts';

export interface Comparison {
  readonly field: string;
  readonly tunnel: string | null;
  readonly aws: string | null;
  readonly gateway: string | null;
  /** null: one end does not say. */
  readonly agrees: boolean | null;
}

export interface EndsNow {
  /** undefined: could not be read; null: not there any more. */
  readonly connection: VpnConnectionNow | null | undefined;
  readonly gateway: GatewayNow | undefined;
}

export interface GatewayNow {
  /** Of our files as they are; undefined when they are gone. */
  readonly fingerprint: string | undefined;
  /** What our loaded connections carry. */
  readonly siteSubnets: readonly string[];
  readonly vpcCidrs: readonly string[];
}

/** Both ends, fact by fact, tunnel by tunnel. */
export function compareEnds(link: Link, now: EndsNow, ends: readonly TunnelEnds[]): Comparison[] {
  const { connection, gateway } = now;
  const options = tunnelOptions(link.tunnelProfile, null);
  const routes = connection?.routes.map(({ cidr }) => cidr).toSorted();
  return [
    both('Site networks', null, show(routes), gateway && show([...gateway.siteSubnets].toSorted())),
    both('VPC ranges', null, show([...link.vpcCidrs].toSorted()), gateway && show([...gateway.vpcCidrs].toSorted())),
    both(
      'Outside address of the site',
      null,
      connection ? link.site.outsideAddress : undefined,
      gateway && link.site.identity,
    ),
    ...link.tunnels.flatMap(({ outsideAddress, insideCidr }): Comparison[] => {
      const end = ends.find((one) => one.outsideAddress === outsideAddress);
      const tunnel = connection?.tunnels.find((one) => one.outsideAddress === outsideAddress);
      return [
        {
          field: 'State',
          tunnel: outsideAddress,
          aws: connection === undefined ? null : (end?.aws.says ?? null),
          gateway: gateway === undefined ? null : (end?.gateway.says ?? null),
          agrees: end && connection && gateway ? end.aws.isUp === end.gateway.isUp : null,
        },
        stated('Inside range', outsideAddress, tunnel?.insideCidr, insideCidr),
        stated(
          'Encryption of phase 2',
          outsideAddress,
          tunnel?.options['phase2Encryption'],
          options.phase2Encryption.join(', '),
        ),
      ];
    }),
  ];
}

/** What no longer is as it was applied, in words a person can act on. */
export function changedSince(link: Link, { connection, gateway }: EndsNow): string[] {
  return [...changedAtAws(link, connection), ...changedOnGateway(link, gateway)];
}

function changedAtAws(link: Link, connection: VpnConnectionNow | null | undefined): string[] {
  if (connection === undefined) return [];
  if (connection === null || ['deleted', 'deleting'].includes(connection.state)) {
    return [`The VPN connection ${link.vpnConnectionId} was deleted at AWS.`];
  }
  if (awsFingerprint(connection) === link.fingerprint.aws) return [];
  const routes = connection.routes.map(({ cidr }) => cidr);
  const found = [
    ...missing(link.site.subnets, routes).map(
      (cidr) => `The static route ${cidr} was removed from the VPN connection.`,
    ),
    ...missing(routes, link.site.subnets).map((cidr) => `The static route ${cidr} was added to the VPN connection.`),
    ...(connection.customerGatewayId === link.customerGateway.id
      ? []
      : [`The customer gateway is ${connection.customerGatewayId} now.`]),
    ...(connection.vpnGatewayId === link.attachment.id
      ? []
      : [`The virtual private gateway is ${connection.vpnGatewayId ?? 'gone'} now.`]),
    ...missing(
      link.tunnels.map(({ outsideAddress }) => outsideAddress),
      connection.tunnels.map(({ outsideAddress }) => outsideAddress),
    ).map((address) => `AWS no longer has the tunnel ${address}.`),
  ];
  return found.length > 0 ? found : ['The tunnel options were changed at AWS.'];
}

function changedOnGateway(link: Link, gateway: GatewayNow | undefined): string[] {
  if (!gateway || link.fingerprint.gateway === null || gateway.fingerprint === link.fingerprint.gateway) return [];
  return [
    gateway.fingerprint === undefined
      ? 'The files of this link are gone from the gateway, or nothing includes them.'
      : 'The files of this link were changed on the gateway.',
  ];
}

function both(field: string, tunnel: string | null, aws: string | undefined, gateway: string | undefined): Comparison {
  const agrees = aws === undefined || gateway === undefined ? null : aws === gateway;
  return { field, tunnel, aws: aws ?? null, gateway: gateway ?? null, agrees };
}

/** The gateway has no word for it: nothing agrees, but AWS may say another thing than was applied. */
function stated(field: string, tunnel: string, aws: string | undefined, applied: string): Comparison {
  return {
    field,
    tunnel,
    aws: aws ?? null,
    gateway: null,
    agrees: aws === undefined || aws === applied ? null : false,
  };
}

function show(list: readonly string[] | undefined): string | undefined {
  return list && (list.length === 0 ? 'none' : [...new Set(list)].join(', '));
}

function missing(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((one) => !present.includes(one));
}
