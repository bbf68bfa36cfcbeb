import { cidrProblem, contains, overlaps } from '../../contract/domain/cidr.ts';
import type { GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import { harmlessLine } from '../strongswan/harmless-text.ts';

type Facts = Pick<GatewayFacts, 'interfaces' | 'routes' | 'insideSubnets' | 'outside' | 'reversePath'>;

export interface NetworkTexts {
  readonly addresses: readonly string[];
  readonly links: readonly string[];
  readonly routes: readonly string[];
  readonly defaultRoute: readonly string[];
  readonly reversePath: readonly string[];
}

/** `ip -o address`, `ip -o link`, `ip route`: what the box is connected to. */
export function parseNetwork(texts: NetworkTexts): Facts {
  const interfaces = parseInterfaces(texts);
  const routes = texts.routes.slice(0, 2_000).flatMap(parseRoute);
  const localAddress = /\bsrc (\d+\.\d+\.\d+\.\d+)/.exec(texts.defaultRoute.join(' '))?.[1] ?? null;
  return {
    interfaces,
    routes,
    insideSubnets: insideSubnets(interfaces, routes, localAddress),
    outside: { localAddress, isBehindNat: localAddress === null ? null : isPrivate(localAddress) },
    reversePath: texts.reversePath.flatMap((line) => {
      const [name = '', value] = line.split(' ');
      const mode = ({ '0': 'off', '1': 'strict', '2': 'loose' } as const)[value ?? ''];
      return mode === undefined ? [] : [{ interface: harmlessLine(name), mode }];
    }),
  };
}

function parseInterfaces({ addresses, links }: NetworkTexts): GatewayFacts['interfaces'] {
  const found = new Map<string, { name: string; addresses: string[]; isUp: boolean }>();
  for (const line of links.slice(0, 1_000)) {
    const [, raw = '', flags = ''] = /^\d+: ([^:@\s]+)[^<]*<([^>]*)>/.exec(line) ?? [];
    const name = harmlessLine(raw);
    if (name !== '') found.set(name, { name, addresses: [], isUp: flags.split(',').includes('UP') });
  }
  for (const line of addresses.slice(0, 5_000)) {
    const [, raw = '', address] = /^\d+: (\S+)\s+inet6? ([0-9a-fA-F.:]+(?:\/\d+)?)/.exec(line) ?? [];
    const name = harmlessLine(raw);
    if (address === undefined) continue;
    const known = found.get(name) ?? { name, addresses: [], isUp: true };
    known.addresses.push(address.includes('/') ? address : `${address}/${address.includes(':') ? 128 : 32}`);
    found.set(name, known);
  }
  return [...found.values()];
}

function parseRoute(line: string): GatewayFacts['routes'] {
  const [destination = ''] = line.trim().split(/\s+/);
  const to = destination === 'default' ? '0.0.0.0/0' : destination.includes('/') ? destination : `${destination}/32`;
  if (cidrProblem(to) !== undefined) return [];
  const via = /\bvia (\S+)/.exec(line)?.[1] ?? null;
  const device = /\bdev (\S+)/.exec(line)?.[1] ?? null;
  return [{ to, via: via && harmlessLine(via), device: device && harmlessLine(device) }];
}

/** Private networks behind the box: connected or routed, but not the one that its default route leaves by. */
function insideSubnets(
  interfaces: GatewayFacts['interfaces'],
  routes: GatewayFacts['routes'],
  localAddress: string | null,
): string[] {
  const connected = interfaces
    .filter(({ isUp }) => isUp)
    .flatMap(({ addresses }) => addresses.filter((address) => !address.includes(':')).map(networkOf));
  const routed = routes.filter(({ to }) => to !== '0.0.0.0/0').map(({ to }) => to);
  const inside = [...new Set([...connected, ...routed])].filter(
    (cidr) =>
      cidrProblem(cidr) === undefined &&
      !cidr.endsWith('/32') &&
      privateRanges.some((range) => contains(range, cidr)) &&
      (localAddress === null || !overlaps(cidr, `${localAddress}/32`)),
  );
  return inside;
}

function networkOf(address: string): string {
  const [ip = '', prefix = '32'] = address.split('/');
  const bits = Number(prefix);
  const number = ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const start = bits === 0 ? 0 : Math.floor(number / 2 ** (32 - bits)) * 2 ** (32 - bits);
  return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${bits}`;
}

export function isPrivate(address: string): boolean {
  return (
    cidrProblem(`${address}/32`) === undefined &&
    [...privateRanges, '100.64.0.0/10'].some((range) => contains(range, `${address}/32`))
  );
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
