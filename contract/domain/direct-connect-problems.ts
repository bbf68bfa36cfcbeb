import { unroutedBlock } from './cidr.ts';
import { isIpv4, peerAddressProblems, type TakenRange } from './direct-connect-addresses.ts';
import type { VirtualInterfaceIntent } from './direct-connect.ts';
import { ipv6PrefixProblem } from './ipv6-prefix.ts';
import { placeProblems } from './direct-connect-place.ts';
import { amazonSideAsn, targetProblems } from './direct-connect-target.ts';
import { type DirectConnectWorld, error, type FieldProblem, isThere, warning } from './direct-connect-world.ts';

/**
 * Everything that is known against a virtual interface before AWS is asked, each at its field. Pure, so that the wizard says it on
 * leaving a field, `check` before the review and the planner before the plan. Direct Connect has no dry run.
 */
export function virtualInterfaceProblems(intent: VirtualInterfaceIntent, world: DirectConnectWorld): FieldProblem[] {
  return [
    ...placeProblems(intent, world),
    ...targetProblems(intent, world),
    ...asnProblems(intent, world),
    ...addressProblems(intent, world),
    ...prefixProblems(intent),
    ...nameProblems(intent, world),
  ];
}

/** The device and AWS cannot have one number: BGP between them would be internal. */
function asnProblems({ asn, target }: VirtualInterfaceIntent, world: DirectConnectWorld): FieldProblem[] {
  if (asn !== amazonSideAsn(target, world)) return [];
  return [error('asn', `AWS's side of this session has ASN ${asn} already. Your router needs another number`)];
}

function addressProblems(intent: VirtualInterfaceIntent, world: DirectConnectWorld): FieldProblem[] {
  const { ipv4, ipv6, kind } = intent;
  if (ipv4 === null)
    return ipv6 ? [] : [error('ipv4', 'Choose IPv4, IPv6 or both: a virtual interface needs a BGP session')];
  if (ipv4.kind === 'aws') {
    return kind === 'public'
      ? [error('ipv4', 'AWS picks no addresses for a public virtual interface. Enter two of your own public addresses')]
      : [];
  }
  return peerAddressProblems(ipv4, { isPublic: kind === 'public', taken: takenRanges(world) }).map(
    ({ field, message }) => error(field, message),
  );
}

function takenRanges({ virtualInterfaces, vpcCidrs }: DirectConnectWorld): TakenRange[] {
  return [
    ...virtualInterfaces
      .filter(isThere)
      .flatMap(({ id, name, peers }) =>
        peers.flatMap(({ addressFamily, amazonAddress }) =>
          addressFamily === 'ipv4' && amazonAddress
            ? [{ cidr: amazonAddress, what: `virtual interface ${name || id}` }]
            : [],
        ),
      ),
    ...vpcCidrs.flatMap(({ vpnGatewayId, cidrs }) =>
      cidrs.map((cidr) => ({ cidr, what: `the VPC of ${vpnGatewayId}` })),
    ),
  ];
}

function prefixProblems({ kind, prefixes, ipv4, ipv6 }: VirtualInterfaceIntent): FieldProblem[] {
  if (kind !== 'public') {
    return prefixes.length > 0 ? [error('prefixes', 'Only a public virtual interface announces prefixes here')] : [];
  }
  const found: FieldProblem[] = [];
  if (ipv4 !== null && !prefixes.some((one) => !one.includes(':'))) {
    found.push(error('prefixes', 'Name the public IPv4 networks that you announce to AWS'));
  }
  if (ipv6 && !prefixes.some((one) => one.includes(':'))) {
    found.push(error('prefixes', 'Name the IPv6 networks that you announce to AWS'));
  }
  for (const prefix of prefixes) {
    const message = prefix.includes(':') ? ipv6PrefixProblem(prefix) : notPublic(prefix);
    if (message) found.push(error('prefixes', message));
  }
  if (new Set(prefixes).size !== prefixes.length) found.push(warning('prefixes', 'A prefix is named twice'));
  return [...found, warning('kind', 'AWS looks whether the ASN and the prefixes are yours. That takes up to 72 hours')];
}

/** The documentation ranges are left in for labs and the demo network. */
function notPublic(prefix: string): string | undefined {
  const block = isIpv4(prefix) ? unroutedBlock(prefix) : undefined;
  return block && `${prefix} is in ${block}, which is nobody's public network`;
}

function nameProblems({ name }: VirtualInterfaceIntent, { virtualInterfaces }: DirectConnectWorld): FieldProblem[] {
  const same = virtualInterfaces.find((one) => isThere(one) && one.name === name);
  return same ? [warning('name', `${same.id} has this name already`)] : [];
}
