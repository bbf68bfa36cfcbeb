import { contains, overlaps } from './cidr.ts';
import { isIpv4 } from './direct-connect-addresses.ts';
import type { DxGateway, InterfaceTarget, VirtualInterfaceIntent } from './direct-connect.ts';
import { type DirectConnectWorld, error, type FieldProblem, isThere, warning } from './direct-connect-world.ts';

type Wish = Pick<VirtualInterfaceIntent, 'kind' | 'region' | 'siteLink' | 'target'>;
type NewGateway = Extract<InterfaceTarget, { kind: 'new-dxgw' }>;

/** AWS's default ones: docs/decisions/0009-quotas-warn.md */
const quota = { gateways: 200, interfaces: 30 } as const;
/** AWS's own number on public virtual interfaces. */
const publicAsn = 7224;

/** What it joins: whether it may, and what is behind that. */
export function targetProblems(wish: Wish, world: DirectConnectWorld): FieldProblem[] {
  const { kind, target } = wish;
  const misfit = misfitOf(kind, target.kind);
  if (misfit) return [error('target', misfit)];
  return [...siteLinkProblems(wish), ...joinProblems(wish, world)];
}

/** The number of the other end of the session; undefined where it is not known. */
export function amazonSideAsn(target: InterfaceTarget, world: DirectConnectWorld): number | undefined {
  switch (target.kind) {
    case 'public':
      return publicAsn;
    case 'new-dxgw':
      return target.amazonSideAsn;
    case 'vgw':
      return world.vpnGateways.find(({ id }) => id === target.id)?.amazonSideAsn;
    case 'dxgw':
      return world.gateways.find(({ id }) => id === target.id)?.amazonSideAsn;
  }
}

function misfitOf(kind: VirtualInterfaceIntent['kind'], target: InterfaceTarget['kind']): string | undefined {
  const isDxGateway = target === 'dxgw' || target === 'new-dxgw';
  if (kind === 'private' && target === 'public') {
    return 'A private virtual interface joins a virtual private gateway or a Direct Connect gateway. Choose one';
  }
  if (kind === 'transit' && !isDxGateway)
    return 'A transit virtual interface joins a Direct Connect gateway. Choose one';
  if (kind === 'public' && target !== 'public')
    return "A public virtual interface joins AWS's public services, no gateway";
  return undefined;
}

function siteLinkProblems({ siteLink, target, region }: Wish): FieldProblem[] {
  if (!siteLink) return [];
  if (target.kind !== 'dxgw' && target.kind !== 'new-dxgw') {
    return [error('siteLink', 'SiteLink joins sites through a Direct Connect gateway: choose one as the target')];
  }
  return /^(us-gov|cn)-/.test(region) ? [error('siteLink', 'SiteLink is not offered in this partition')] : [];
}

function joinProblems({ kind, target }: Wish, world: DirectConnectWorld): FieldProblem[] {
  switch (target.kind) {
    case 'public':
      return [];
    case 'vgw': {
      const isKnown = world.vpnGateways.some(({ id }) => id === target.id);
      return isKnown ? [] : [error('target.id', `There is no virtual private gateway ${target.id} in this region`)];
    }
    case 'dxgw': {
      const gateway = world.gateways.find(({ id }) => id === target.id);
      if (!gateway) return [error('target.id', 'There is no such Direct Connect gateway in this account')];
      return gatewayProblems(kind, gateway, world);
    }
    case 'new-dxgw':
      return newGatewayProblems(kind, target, world);
  }
}

function gatewayProblems(
  kind: VirtualInterfaceIntent['kind'],
  gateway: DxGateway,
  world: DirectConnectWorld,
): FieldProblem[] {
  const { name, state, associations, virtualInterfaceIds } = gateway;
  if (state !== 'available') return [error('target.id', `${name} is ${state}`)];
  const live = associations.filter((one) => one.state !== 'disassociated');
  const other = kind === 'transit' ? 'vgw' : 'tgw';
  if (live.some(({ gatewayKind }) => gatewayKind === other)) {
    const what = other === 'vgw' ? 'virtual private gateways' : 'transit gateways';
    return [
      error('target.id', `${name} joins ${what}: it takes no ${kind} virtual interface. Use another or a new one`),
    ];
  }
  const attached = world.virtualInterfaces.filter(
    (one) => isThere(one) && (virtualInterfaceIds.includes(one.id) || one.attachedTo?.id === gateway.id),
  );
  const stranger = attached.find((one) => one.kind !== kind);
  if (stranger) {
    return [
      error('target.id', `${name} has the ${stranger.kind} virtual interface ${stranger.id}, and takes one kind only`),
    ];
  }
  const count = Math.max(attached.length, virtualInterfaceIds.length);
  const full = `${name} has ${count} virtual interfaces, and AWS's default quota is ${quota.interfaces}`;
  return [
    ...(count >= quota.interfaces ? [warning('target.id', full)] : []),
    ...(live.length === 0 ? [warning('target.id', `${name} joins no gateway yet: nothing is behind it`)] : []),
  ];
}

function newGatewayProblems(
  kind: VirtualInterfaceIntent['kind'],
  target: NewGateway,
  world: DirectConnectWorld,
): FieldProblem[] {
  const found: FieldProblem[] = [];
  const live = world.gateways.filter(isThere);
  if (live.length >= quota.gateways) {
    const message = `The account has ${live.length} Direct Connect gateways, and AWS's default quota is ${quota.gateways}`;
    found.push(warning('target', message));
  }
  if (live.some(({ name }) => name === target.name)) {
    found.push(
      warning('target.name', `There is a Direct Connect gateway named ${target.name} already: this makes a second one`),
    );
  }
  if (target.association === null) {
    found.push(
      warning('target.association', 'Nothing is behind the new gateway until a gateway is associated with it'),
    );
    return found;
  }
  return [...found, ...associationProblems(kind, target, target.association, world)];
}

function associationProblems(
  kind: VirtualInterfaceIntent['kind'],
  { amazonSideAsn: ownAsn }: NewGateway,
  { gatewayId, allowedPrefixes }: NonNullable<NewGateway['association']>,
  world: DirectConnectWorld,
): FieldProblem[] {
  const at = 'target.association.gatewayId';
  const prefixesAt = 'target.association.allowedPrefixes';
  const wantsTransit = kind === 'transit';
  if (gatewayId.startsWith('tgw-') !== wantsTransit) {
    return [
      error(
        at,
        wantsTransit
          ? 'A transit virtual interface leads to a transit gateway'
          : 'A private virtual interface leads to virtual private gateways',
      ),
    ];
  }
  const gateway = (wantsTransit ? world.transitGateways : world.vpnGateways).find(({ id }) => id === gatewayId);
  if (!gateway) return [error(at, `There is no ${gatewayId} in this region`)];
  if (!wantsTransit) return filterProblems(gatewayId, allowedPrefixes, world);
  const found: FieldProblem[] = [];
  if (gateway.amazonSideAsn === ownAsn) {
    found.push(error('target.amazonSideAsn', `The transit gateway has ASN ${ownAsn} too: the two must differ`));
  }
  if (allowedPrefixes.length === 0) {
    found.push(
      error(
        prefixesAt,
        'Name what is announced to your site: with a transit gateway AWS announces this list and nothing else',
      ),
    );
  }
  const ranges = allowedPrefixes.filter(isIpv4);
  const clash = ranges.find((one, index) => ranges.slice(0, index).some((other) => overlaps(one, other)));
  if (clash) found.push(error(prefixesAt, `${clash} overlaps another prefix of the list`));
  return found;
}

/** With a virtual private gateway the list lets through what it holds: a VPC range that is in none is not announced. */
function filterProblems(
  gatewayId: string,
  allowed: readonly string[],
  { vpcCidrs }: DirectConnectWorld,
): FieldProblem[] {
  if (allowed.length === 0) return [];
  const behind = vpcCidrs.filter(({ vpnGatewayId }) => vpnGatewayId === gatewayId).flatMap(({ cidrs }) => cidrs);
  const lost = behind.filter(
    (cidr) => isIpv4(cidr) && !allowed.some((prefix) => isIpv4(prefix) && contains(prefix, cidr)),
  );
  if (lost.length === 0) return [];
  return [
    warning(
      'target.association.allowedPrefixes',
      `${lost.join(', ')} of the VPC ${lost.length === 1 ? 'is' : 'are'} in no prefix of this list, and will not be announced to your site`,
    ),
  ];
}
