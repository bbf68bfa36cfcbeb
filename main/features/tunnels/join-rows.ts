import type { Link, LinkTunnel } from '../../../contract/domain/link.ts';
import type { TunnelNow } from '../../vpn/ec2.ts';
import { describeGatewayEnd, silentEnd } from './describe-gateway-end.ts';
import { connectionNames } from './gateway-reading.ts';
import { type BothEnds, connectionOf, type GatewayAnswer, whereKey } from './read-both-ends.ts';
import type { TunnelRow } from './tunnel-row.ts';

type AwsEnd = TunnelRow['aws'];

/** Each tunnel once, as both ends see it: joined on AWS's outside address, never on an order or a number. */
export function joinRows(ends: BothEnds, shown: { readonly others: boolean }): TunnelRow[] {
  const ours = ends.links.flatMap((link) => link.tunnels.map((tunnel) => linkRow(ends, link, tunnel)));
  if (!shown.others) return ours;
  const taken = new Set(ours.map(({ gatewayId, connection }) => `${gatewayId} ${connection}`));
  const others = ends.gateways.flatMap((gateway) =>
    otherRows(ends, gateway).filter(({ gatewayId, connection }) => !taken.has(`${gatewayId} ${connection}`)),
  );
  return [...ours, ...others];
}

/** What could not be read, once each. */
export function listUnread({ gateways, aws }: BothEnds): { what: string; why: string }[] {
  return [
    ...[...aws].map(([where, answer]) => ({ what: `AWS, profile ${where}`, answer })),
    ...gateways.map(({ name, answer }) => ({ what: `Gateway ${name}`, answer })),
  ].flatMap(({ what, answer }) => ('why' in answer ? [{ what, why: answer.why }] : []));
}

function linkRow(ends: BothEnds, link: Link, { outsideAddress, childName }: LinkTunnel): TunnelRow {
  const asked = ends.gateways.find(({ id }) => id === link.site.gatewayId);
  const connection = asked ? connectionTo(asked, outsideAddress, childName) : childName;
  const gateway = asked
    ? describeGatewayEnd(asked, { connection: connection ?? '', peer: outsideAddress })
    : silentEnd(link.site.gatewayId === null ? 'A device that Linkspan cannot ask' : 'This gateway was removed');
  return withAgreement({
    id: `${link.id}:${outsideAddress}`,
    linkId: link.id,
    linkName: link.name,
    gatewayId: asked?.id ?? null,
    gatewayName: asked?.name ?? null,
    connection,
    outsideAddress,
    aws: awsEndOfLink(ends, link, outsideAddress),
    gateway,
  });
}

/** Connections that are not a link's. Where AWS has a tunnel at that address in what was read, its view stands beside. */
function otherRows(ends: BothEnds, gateway: GatewayAnswer): TunnelRow[] {
  if ('why' in gateway.answer) return [];
  const { value: reading } = gateway.answer;
  return connectionNames(reading)
    .slice(0, mostConnections)
    .map((connection) => {
      const peer =
        reading.connections.find(({ name }) => name === connection)?.remoteAddresses[0] ??
        reading.ikeSas.find(({ name }) => name === connection)?.remoteHost ??
        null;
      const outsideAddress = peer === '%any' || peer === '' ? null : peer;
      const tunnel = allTunnels(ends).find((one) => one.outsideAddress === outsideAddress);
      return withAgreement({
        id: `${gateway.id}:${connection}`,
        linkId: null,
        linkName: null,
        gatewayId: gateway.id,
        gatewayName: gateway.name,
        connection,
        outsideAddress,
        aws: tunnel ? awsEnd(tunnel) : { state: 'not-aws', message: '', since: null },
        gateway: describeGatewayEnd(gateway, { connection, peer: null }),
      });
    });
}

const mostConnections = 1000;

/** By its address: the connection of our name where it has that peer or nothing has, else whichever has that peer. */
function connectionTo({ answer }: GatewayAnswer, address: string, ownName: string | null): string | null {
  if ('why' in answer) return ownName;
  const { connections, ikeSas } = answer.value;
  const names = [
    ...connections.filter(({ remoteAddresses }) => remoteAddresses.includes(address)),
    ...ikeSas.filter(({ remoteHost }) => remoteHost === address),
  ].map(({ name }) => name);
  return names.find((name) => name === ownName) ?? names[0] ?? ownName;
}

function awsEndOfLink(ends: BothEnds, link: Link, address: string): AwsEnd {
  const answer = ends.aws.get(whereKey(link));
  if (!answer || 'why' in answer) return unknownToAws(answer?.why ?? 'AWS was not asked');
  const connection = connectionOf(link, answer.value);
  if (!connection) return unknownToAws(`The VPN connection ${link.vpnConnectionId} is gone`);
  const tunnel = connection.tunnels.find(({ outsideAddress }) => outsideAddress === address);
  return tunnel ? awsEnd(tunnel) : unknownToAws(`${connection.id} has no tunnel at ${address} any more`);
}

function awsEnd({ status, message, since }: TunnelNow): AwsEnd {
  return { state: status, message, since };
}

function unknownToAws(message: string): AwsEnd {
  return { state: 'unknown', message, since: null };
}

function allTunnels({ aws }: BothEnds): TunnelNow[] {
  return [...aws.values()].flatMap((answer) => ('why' in answer ? [] : answer.value.flatMap(({ tunnels }) => tunnels)));
}

function withAgreement(row: Omit<TunnelRow, 'agrees'>): TunnelRow {
  const { aws, gateway } = row;
  if ((aws.state !== 'up' && aws.state !== 'down') || gateway.state === 'unknown') return { ...row, agrees: null };
  const agrees = (aws.state === 'up') === (gateway.state === 'up');
  if (agrees) return { ...row, agrees };
  const other = aws.state === 'up' ? 'AWS still calls it up' : 'AWS does not call it up yet';
  const message = [aws.message, `${other}: what it says can be a few minutes old.`].filter(Boolean).join('. ');
  return { ...row, agrees, aws: { ...aws, message } };
}
