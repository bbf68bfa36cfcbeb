import { cidrProblem, overlaps } from '../../contract/domain/cidr.ts';
import type { PlanNotice } from '../../contract/domain/plan.ts';
import type { DefinedConnection } from '../strongswan/config-file.ts';
import { connectionName, type GatewayLinkConfig, linkOfConnection } from '../strongswan/link-config.ts';
import type { ConnectionView } from '../strongswan/loaded-connection.ts';
import type { DeployWorld } from './deploy-world.ts';
import type { Dialect } from './service-facts.ts';

/** Connections on the gateway that our tunnels would clash with. */
export function connectionConflicts(config: GatewayLinkConfig, world: DeployWorld): PlanNotice[] {
  const ours = new Set(config.tunnels.map(({ number }) => connectionName(config.linkId, number)));
  const others = foreign(world, ours);
  return [
    ...peerConflicts(config, world, others, ours),
    ...selectorConflicts(config, others),
    ...markConflicts(config, world, ours),
  ];
}

/**
 * Loading makes the daemon follow the files. Where they already differ, it would change connections that are none of our
 * business, so a person has to settle that first.
 */
export function loadConflicts(world: DeployWorld, dialect: Dialect): PlanNotice[] {
  const definedHere = world.defined[dialect].filter(({ isLoaded }) => isLoaded);
  const loaded = new Map(world.loaded.map((connection) => [connection.name, connection]));
  const loadedNames = new Set([
    ...loaded.keys(),
    ...world.loaded.flatMap(({ children }) => children.map(({ name }) => name)),
  ]);

  const notLoaded = definedHere
    .filter(({ name }) => !loadedNames.has(name) && linkOfConnection(name) === undefined)
    .map(({ name, file }) => ({
      id: 'defined-not-loaded',
      subject: name,
      text: `The connection ${name} is in ${file} but not loaded: loading ours would load it too. Load it or take it out first.`,
    }));
  const changed = definedHere.flatMap(({ name, file, remoteAddresses }) => {
    const now = loaded.get(name)?.remoteAddresses ?? [];
    const isLiteral = [...now, ...remoteAddresses].every((address) => /^[\d.]+$/.test(address));
    if (now.length === 0 || remoteAddresses.length === 0 || !isLiteral || sameWords(now, remoteAddresses)) return [];
    return [
      {
        id: 'changed-not-loaded',
        subject: name,
        text: `The connection ${name} was changed in ${file} and not loaded since: loading ours would change it too. Load that change or take it back first.`,
      },
    ];
  });
  return [...notLoaded, ...changed, ...(dialect === 'swanctl' ? strayConflicts(world) : [])];
}

/** `--load-conns` unloads, and may close, what no swanctl file defines. */
function strayConflicts(world: DeployWorld): PlanNotice[] {
  const known = new Set(
    [...world.defined.swanctl, ...world.defined.ipsec].flatMap(({ name, children }) => [
      name,
      ...children.map((child) => child.name),
    ]),
  );
  return world.loaded
    .filter(({ name }) => !known.has(name) && linkOfConnection(name) === undefined)
    .map(({ name }) => ({
      id: 'loaded-not-defined',
      subject: name,
      text: `The connection ${name} is loaded, but no file under swanctl.conf defines it: loading ours would unload it. Write it into a file or unload it first.`,
    }));
}

interface Other {
  readonly name: string;
  readonly remoteAddresses: readonly string[];
  readonly children: readonly {
    readonly localSubnets: readonly string[];
    readonly remoteSubnets: readonly string[];
    readonly isSeparate: boolean;
  }[];
}

function foreign(world: DeployWorld, ours: ReadonlySet<string>): Other[] {
  const defined: readonly DefinedConnection[] = [...world.defined.ipsec, ...world.defined.swanctl];
  const names = new Set(defined.map(({ name }) => name));
  const loaded: readonly ConnectionView[] = world.loaded.filter(({ name }) => !names.has(name));
  return [
    ...defined.filter(({ isLoaded }) => isLoaded),
    ...loaded.map((connection) => ({
      ...connection,
      children: connection.children.map((child) => ({ ...child, isSeparate: false })),
    })),
  ].filter(({ name }) => !ours.has(name));
}

function peerConflicts(
  config: GatewayLinkConfig,
  world: DeployWorld,
  others: readonly Other[],
  ours: ReadonlySet<string>,
): PlanNotice[] {
  return config.tunnels.flatMap(({ outsideAddress }) => {
    const names = [
      ...others.filter(({ remoteAddresses }) => remoteAddresses.includes(outsideAddress)).map(({ name }) => name),
      ...world.sas.ikeSas
        .filter(({ name, remoteHost }) => remoteHost === outsideAddress && !ours.has(name))
        .map(({ name }) => name),
    ];
    // charon would hang our tunnel under their IKE_SA.
    return [...new Set(names)].map((name) => ({
      id: 'same-peer',
      subject: name,
      text: `The gateway already has a connection to ${outsideAddress}: ${name}. Two connections to one peer get mixed up; remove that one first.`,
    }));
  });
}

function selectorConflicts(config: GatewayLinkConfig, others: readonly Other[]): PlanNotice[] {
  return others.flatMap((other) => {
    const clash = other.children.find(
      (child) =>
        (!child.isSeparate || linkOfConnection(other.name) !== undefined) &&
        anyOverlap(child.remoteSubnets, config.vpcCidrs) &&
        (child.localSubnets.length === 0 || anyOverlap(child.localSubnets, config.siteSubnets)),
    );
    if (!clash) return [];
    return [
      {
        id: 'same-selectors',
        subject: other.name,
        text: `The connection ${other.name} already carries traffic to ${clash.remoteSubnets.join(', ')}, which overlaps ${config.vpcCidrs.join(', ')}: packets would take the wrong tunnel.`,
      },
    ];
  });
}

function markConflicts(config: GatewayLinkConfig, world: DeployWorld, ours: ReadonlySet<string>): PlanNotice[] {
  const own = new Set(
    [...world.defined.ipsec, ...world.defined.swanctl]
      .filter(({ name }) => ours.has(name))
      .flatMap(({ children }) => children.flatMap(({ marks }) => marks)),
  );
  return config.tunnels
    .filter(({ mark }) => world.marksInUse.includes(mark) && !own.has(mark))
    .map(({ mark }) => ({
      id: 'mark-in-use',
      subject: String(mark),
      text: `The packet mark ${mark} is already used on this gateway. Make the plan again to choose another.`,
    }));
}

function anyOverlap(some: readonly string[], others: readonly string[]): boolean {
  const readable = some
    .map((selector) => selector.split('[')[0] ?? '')
    .filter((cidr) => cidrProblem(cidr) === undefined);
  return readable.some((one) => others.some((other) => overlaps(one, other)));
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join(' ') === other.toSorted().join(' ');
}
