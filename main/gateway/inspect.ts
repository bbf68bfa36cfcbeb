import { GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { inspect, inspectUnprivileged } from '../ssh/operations/inspect.ts';
import type { AnswerSection } from '../ssh/operations/read-answer.ts';
import { markNumber } from '../strongswan/config-file.ts';
import { harmlessLine } from '../strongswan/harmless-text.ts';
import { linkOfConnection } from '../strongswan/link-config.ts';
import { type ConnectionView, isChildUp, type SaList } from '../strongswan/loaded-connection.ts';
import { parseStatusAll } from '../strongswan/parse-statusall.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../strongswan/parse-swanctl-raw.ts';
import { type GatewayPaths, gatewayPaths } from './deploy-world.ts';
import { parseFirewall } from './parse-firewall.ts';
import { parseNetwork } from './parse-network.ts';
import { readServiceFacts } from './service-facts.ts';

export interface InspectOptions {
  readonly sudo: GatewayFacts['sudo'];
  readonly signal: AbortSignal;
  /** This machine's clock, to tell how far the gateway's is off. */
  readonly now: () => Date;
  readonly paths?: GatewayPaths;
}

/** Reads a gateway in one round trip; with less rights, less is known, and `unread` says what and why. */
export async function inspectGateway(session: GatewaySession, options: InspectOptions): Promise<GatewayFacts> {
  const paths = options.paths ?? gatewayPaths;
  const operation = options.sudo === 'none' ? inspectUnprivileged : inspect;
  const asked = options.now();
  const sections = await session.run(operation, [paths.state, paths.lock], { signal: options.signal });
  const answered = options.now();
  return parseInspection(sections, {
    sudo: options.sudo,
    readAt: answered,
    middle: (asked.getTime() + answered.getTime()) / 2000,
  });
}

export interface InspectionContext {
  readonly sudo: GatewayFacts['sudo'];
  readonly readAt: Date;
  /** Seconds since 1970 on our clock when the gateway looked at its own. */
  readonly middle: number;
}

/** Never throws: what a text does not say is null. */
export function parseInspection(sections: readonly AnswerSection[], context: InspectionContext): GatewayFacts {
  const said = (name: string) => harmlessLine(sections.find((section) => section.name === name)?.rest ?? '');
  const lines = (name: string) => sections.find((section) => section.name === name)?.lines;
  const isRoot = said('uid') === '0';
  const nft = said('nft-code') === '0' ? (lines('nft') ?? []) : undefined;
  const service = readServiceFacts(sections);
  const loaded = readLoaded(sections, said('vici') === 'yes');
  const date = Number(said('date'));
  const clock = /NTPSynchronized=(yes|no)/.exec((lines('clock') ?? []).join(' '))?.[1];
  const facts: GatewayFacts = {
    readAt: context.readAt.toISOString(),
    hostName: harmlessLine(lines('hostname')?.[0] ?? ''),
    os: parseOs(lines('os') ?? [], lines('uname')?.[0] ?? ''),
    strongswan: {
      ...parseProduct(lines('version') ?? []),
      dialect: service.dialect,
      confDirectory: said('confdir') || null,
      swanctlDirectory: said('swandir') || null,
    },
    service: {
      name: service.name,
      manager: service.manager,
      isRunning: loaded.answers || service.isActive === true ? true : isRoot ? false : service.isActive,
      startsAtBoot: service.startsAtBoot,
    },
    login: /^[\w.@$-]{1,64}$/.test(said('login')) ? said('login') : null,
    sudo: context.sudo,
    ...parseNetwork({
      addresses: lines('addresses') ?? [],
      links: lines('links') ?? [],
      routes: lines('routes') ?? [],
      defaultRoute: lines('default-route') ?? [],
      reversePath: lines('rp-filter') ?? [],
    }),
    forwarding: flag(lines('forward')?.[0]),
    kernel: parseKernel(lines('kernel') ?? [], lines('uname')?.[0] ?? ''),
    firewall: parseFirewall({
      ufw: lines('ufw'),
      firewalld: lines('firewalld'),
      nft,
      iptables: lines('iptables'),
      isReadable: isRoot,
    }),
    clock: {
      offsetSeconds: Number.isFinite(date) && date > 0 ? Math.round(date + 0.5 - context.middle) : 0,
      isSynchronised: clock === undefined ? null : clock === 'yes',
    },
    connections: connectionFacts(loaded.connections, loaded.sas),
    marksInUse: [
      ...new Set((lines('marks') ?? []).flatMap((line) => markNumber(line.trim().split(/\s+/).at(-1) ?? '') ?? [])),
    ],
    tools: (lines('tools') ?? []).map(harmlessLine).filter(Boolean),
    leftovers: [
      ...(lines('leftovers') ?? []).map(harmlessLine).filter(Boolean),
      ...(sections.some(({ name }) => name === 'lock') ? [`A change is under way: ${said('lock')}`] : []),
    ],
    unread: isRoot ? [] : unprivileged(loaded.answers),
  };
  return GatewayFacts.parse(facts);
}

function readLoaded(
  sections: readonly AnswerSection[],
  hasVici: boolean,
): { answers: boolean; connections: readonly ConnectionView[]; sas: SaList } {
  const text = (name: string) => sections.find((section) => section.name === name)?.lines.join('\n') ?? '';
  const status = parseStatusAll(text('statusall'));
  if (hasVici)
    return { answers: true, connections: parseLoadedConnections(text('conns')), sas: parseSwanctlSas(text('sas')) };
  return { answers: status.version !== null, connections: status.connections, sas: status };
}

function connectionFacts(connections: readonly ConnectionView[], sas: SaList): GatewayFacts['connections'] {
  return connections.slice(0, 500).map(({ name, localAddresses, remoteAddresses, children }) => ({
    name,
    localAddress: localAddresses[0] ?? null,
    peerAddress: remoteAddresses[0] ?? null,
    localSubnets: [...new Set(children.flatMap(({ localSubnets }) => localSubnets))],
    remoteSubnets: [...new Set(children.flatMap(({ remoteSubnets }) => remoteSubnets))],
    isOurs: linkOfConnection(name) !== undefined,
    isUp: sas.childSas.some((child) => isChildUp(child) && (child.ike.startsWith(`${name}[`) || child.name === name)),
  }));
}

function parseOs(lines: readonly string[], uname: string): GatewayFacts['os'] {
  const value = (key: string) =>
    /^"?(.*?)"?$/.exec(lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1) ?? '')?.[1] ?? '';
  const [, kernel = '', architecture = ''] = /^\S+ (\S+) (\S+)$/.exec(uname.trim()) ?? [];
  const plain = lines.find((line) => line !== '' && !line.includes('=')) ?? '';
  return {
    name: harmlessLine(value('NAME') || plain || 'Linux').slice(0, 100),
    version: harmlessLine(value('VERSION_ID')).slice(0, 50) || null,
    kernel: harmlessLine(kernel),
    architecture: harmlessLine(architecture),
  };
}

function parseProduct(lines: readonly string[]): Pick<GatewayFacts['strongswan'], 'product' | 'version'> {
  const text = lines.join('\n');
  const strongswan = /strongSwan\s+(?:swanctl\s+)?U?(\d+\.\d+(?:\.\d+)?\w*)/.exec(text);
  if (strongswan) return { product: 'strongswan', version: strongswan[1] ?? null };
  const libreswan = /Libreswan\s+v?(\S+)/i.exec(text);
  if (libreswan) return { product: 'libreswan', version: harmlessLine(libreswan[1] ?? '').slice(0, 50) };
  return { product: text.trim() === '' ? 'none' : 'other', version: null };
}

function parseKernel(lines: readonly string[], uname: string): GatewayFacts['kernel'] {
  const has = (word: string) => lines.some((line) => line.trim() === word);
  const option = (name: string) =>
    lines.find((line) => line.includes(`CONFIG_${name}=`) || line.includes(`CONFIG_${name} is not set`));
  const [, major, minor] = /^\S+ (\d+)\.(\d+)/.exec(uname) ?? [];
  const knows = has('config') || has('modules');
  return {
    hasEsp: has('esp') || /=[ym]/.test(option('INET_ESP') ?? '') || (knows ? false : null),
    // `set_mark_in` needs 4.19; before that our script marks the peer's packets.
    hasMarks: major === undefined ? null : Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 19),
    hasXfrmInterface:
      /=[ym]/.test(option('XFRM_INTERFACE') ?? '') ||
      lines.some((line) => line.startsWith('xfrm_interface')) ||
      (knows ? false : null),
  };
}

function flag(text: string | undefined): boolean | null {
  return text === undefined ? null : text.trim() === '1';
}

function unprivileged(statusAnswers: boolean): GatewayFacts['unread'] {
  const why = 'This login may not use sudo';
  return [
    { what: 'Firewall rules', why },
    { what: 'Kernel policies and marks', why },
    ...(statusAnswers ? [] : [{ what: 'Connections and tunnels of strongSwan', why }]),
  ];
}
