import type { ChildSa, IkeSa } from '../../contract/domain/tunnel.ts';
import { harmlessLine } from './harmless-text.ts';
import type { ConnectionView, SaList } from './loaded-connection.ts';
import { parseViciMessages, type ViciSection } from './parse-vici-raw.ts';

/** `swanctl --list-conns --raw` */
export function parseLoadedConnections(raw: string): ConnectionView[] {
  return parseViciMessages(raw, 'list-conn').flatMap((message) =>
    message.sections.map(([name, section]) => ({
      name: harmlessLine(name),
      localAddresses: list(section, 'local_addrs'),
      remoteAddresses: list(section, 'remote_addrs'),
      children: inner(section, 'children').map(([child, settings]) => ({
        name: harmlessLine(child),
        localSubnets: list(settings, 'local-ts'),
        remoteSubnets: list(settings, 'remote-ts'),
      })),
    })),
  );
}

/** `swanctl --list-sas --raw` */
export function parseSwanctlSas(raw: string): SaList {
  const sas = parseViciMessages(raw, 'list-sa').flatMap(({ sections }) => sections);
  return {
    ikeSas: sas.map(([name, sa]) => ikeSa(name, sa)),
    childSas: sas.flatMap(([name, sa]) =>
      inner(sa, 'child-sas').map(([child, values]) => childSa(name, sa, child, values)),
    ),
  };
}

function ikeSa(name: string, sa: ViciSection): IkeSa {
  const version = text(sa, 'version');
  const initiator = text(sa, 'initiator');
  return {
    name: harmlessLine(name),
    uniqueId: number(sa, 'uniqueid') ?? 0,
    state: text(sa, 'state') ?? 'UNKNOWN',
    ...present({
      version: version === undefined ? undefined : `IKEv${version}`,
      initiator: initiator === undefined ? undefined : initiator === 'yes',
      localHost: text(sa, 'local-host'),
      localPort: number(sa, 'local-port'),
      localId: text(sa, 'local-id'),
      remoteHost: text(sa, 'remote-host'),
      remotePort: number(sa, 'remote-port'),
      remoteId: text(sa, 'remote-id'),
      establishedSeconds: number(sa, 'established'),
      rekeyInSeconds: number(sa, 'rekey-time'),
      proposal: proposal(sa),
    }),
  };
}

function childSa(ikeName: string, ike: ViciSection, section: string, sa: ViciSection): ChildSa {
  return {
    name: text(sa, 'name') ?? harmlessLine(section),
    uniqueId: number(sa, 'uniqueid') ?? 0,
    state: text(sa, 'state') ?? 'UNKNOWN',
    ike: `${harmlessLine(ikeName)}[${number(ike, 'uniqueid') ?? 0}]`,
    localTs: list(sa, 'local-ts'),
    remoteTs: list(sa, 'remote-ts'),
    ...present({
      mode: text(sa, 'mode'),
      protocol: text(sa, 'protocol'),
      encap: text(sa, 'encap'),
      reqid: number(sa, 'reqid'),
      spiIn: text(sa, 'spi-in'),
      spiOut: text(sa, 'spi-out'),
      bytesIn: number(sa, 'bytes-in'),
      packetsIn: number(sa, 'packets-in'),
      bytesOut: number(sa, 'bytes-out'),
      packetsOut: number(sa, 'packets-out'),
      rekeyInSeconds: number(sa, 'rekey-time'),
      proposal: proposal(sa),
    }),
  };
}

/** As `ipsec statusall` would print it: `AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384`. */
function proposal(sa: ViciSection): string | undefined {
  const cipher = text(sa, 'encr-alg');
  if (cipher === undefined) return undefined;
  const size = text(sa, 'encr-keysize');
  const rest = ['integ-alg', 'prf-alg', 'dh-group'].map((key) => text(sa, key)).filter((word) => word !== undefined);
  return [size === undefined ? cipher : `${cipher}_${size}`, ...rest].join('/');
}

function inner(section: ViciSection, name: string): readonly (readonly [string, ViciSection])[] {
  return section.sections.find(([key]) => key === name)?.[1].sections ?? [];
}

function text(section: ViciSection, key: string): string | undefined {
  const value = section.values.get(key);
  return value === undefined ? undefined : harmlessLine(value);
}

function list(section: ViciSection, key: string): string[] {
  return (section.lists.get(key) ?? []).map(harmlessLine);
}

function number(section: ViciSection, key: string): number | undefined {
  const value = section.values.get(key);
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Leaves out what the text does not state. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
