import type { ChildSa, IkeSa } from '../../contract/domain/tunnel.ts';
import { harmlessLines } from './harmless-text.ts';
import type { ConnectionView, SaList } from './loaded-connection.ts';
import { parseDuration } from './parse-duration.ts';

export interface StatusAll extends SaList {
  readonly version: string | null;
  readonly plugins: readonly string[];
  readonly connections: readonly ConnectionView[];
}

/** `ipsec statusall` and `ipsec status`, of the stroke tool of charon 5.x. Lines that say nothing known are passed over. */
export function parseStatusAll(text: string): StatusAll {
  const state: Reading = { version: null, plugins: [], connections: new Map(), ikeSas: [], childSas: [] };
  for (const line of harmlessLines(text)) readLine(line, state);
  return {
    version: state.version,
    plugins: state.plugins,
    connections: [...state.connections.values()],
    ikeSas: state.ikeSas,
    childSas: state.childSas,
  };
}

type Building<T> = { -readonly [K in keyof T]: T[K] };
interface Connection {
  name: string;
  localAddresses: string[];
  remoteAddresses: string[];
  children: { name: string; localSubnets: string[]; remoteSubnets: string[] }[];
}
interface Reading {
  version: string | null;
  plugins: string[];
  connections: Map<string, Connection>;
  ikeSas: Building<IkeSa>[];
  childSas: Building<ChildSa>[];
  /** The entry that the lines now read belong to. */
  current?: Connection;
}

function readLine(line: string, state: Reading): void {
  const header = /Status of IKE charon daemon \((?:weakSwan|strongSwan) ([^\s,]+)/.exec(line);
  if (header?.[1]) state.version = header[1];
  const plugins = /^ {2}loaded plugins: (.*)$/.exec(line);
  if (plugins?.[1]) state.plugins = plugins[1].split(' ').filter(Boolean);

  // A name may hold blanks, colons and slashes; the state and the number behind it may not.
  const ike = /^\s*(.+)\[(\d+)\]: (.*)$/.exec(line);
  if (ike?.[1] && ike[2] && ike[3] !== undefined) return readIkeLine(ike[1], Number(ike[2]), ike[3], state);
  const child = /^\s*(.+)\{(\d+)\}: {1,3}(.*)$/.exec(line);
  if (child?.[1] && child[2] && child[3] !== undefined)
    return readChildLine(child[1], Number(child[2]), child[3], state);
  readConnectionLine(line, state);
}

function readConnectionLine(line: string, state: Reading): void {
  const ends = /^\s*(.+?): {2}(\S+)\.\.\.(\S+) {2}IKEv/.exec(line);
  if (ends?.[1] && ends[2] && ends[3]) {
    const connection: Connection = {
      name: ends[1],
      localAddresses: ends[2].split(','),
      remoteAddresses: ends[3].split(','),
      children: [],
    };
    state.connections.set(connection.name, connection);
    state.current = connection;
    return;
  }
  const child = /^\s*(.+?): {3}child: {2}(.*?) === (.*?) (?:TUNNEL|TRANSPORT|BEET|PASS|DROP)/.exec(line);
  if (child?.[1] && child[2] !== undefined && child[3] !== undefined) {
    state.current?.children.push({ name: child[1], localSubnets: words(child[2]), remoteSubnets: words(child[3]) });
  }
}

function readIkeLine(name: string, uniqueId: number, rest: string, state: Reading): void {
  const first = /^([A-Z]{3,}(?:_[A-Z]+)*)(?: (.+?) ago)?, (\S+?)\[(.*?)\]\.\.\.(\S+?)\[(.*?)\]$/.exec(rest);
  if (first?.[1] && first[3] && first[5]) {
    const established = first[2] === undefined ? undefined : parseDuration(first[2]);
    state.ikeSas.push({
      name,
      uniqueId,
      state: first[1],
      localHost: first[3],
      remoteHost: first[5],
      ...(first[4] !== undefined && { localId: first[4] }),
      ...(first[6] !== undefined && { remoteId: first[6] }),
      ...(established !== undefined && { establishedSeconds: established }),
    });
    return;
  }
  const sa = state.ikeSas.findLast((known) => known.name === name && known.uniqueId === uniqueId);
  if (!sa) return;
  const spis = /^(IKEv[12]) SPIs: [0-9a-f]+_i(\*?) [0-9a-f]+_r(\*?)(.*)$/.exec(rest);
  if (spis?.[1]) {
    sa.version = spis[1];
    sa.initiator = spis[2] === '*';
    const rekey = parseDuration(/, rekeying in ([^,]+)/.exec(spis[4] ?? '')?.[1] ?? '');
    if (rekey !== undefined) sa.rekeyInSeconds = rekey;
  }
  const proposal = /^IKE proposal: (\S+)$/.exec(rest)?.[1];
  if (proposal !== undefined) sa.proposal = proposal;
}

function readChildLine(name: string, uniqueId: number, rest: string, state: Reading): void {
  const first = /^([A-Z]{3,}(?:_[A-Z]+)*), (TUNNEL|TRANSPORT|BEET|PASS|DROP)[^,\s]*(?:, reqid (\d+))?(.*)$/.exec(
    rest.trimStart(),
  );
  if (first?.[1] && first[2]) {
    // ROUTED and shunts are policies, not SAs.
    if (['ROUTED', 'UNROUTED'].includes(first[1]) || ['PASS', 'DROP'].includes(first[2])) return;
    const owner = state.ikeSas.at(-1);
    const [, protocol, encap, spiIn, spiOut] =
      /, (ESP|AH)( in UDP)? SPIs: ([0-9a-f]+)_i ([0-9a-f]+)_o/.exec(first[4] ?? '') ?? [];
    state.childSas.push({
      name,
      uniqueId,
      state: first[1],
      mode: first[2],
      ike: owner ? `${owner.name}[${owner.uniqueId}]` : '',
      localTs: [],
      remoteTs: [],
      ...(first[3] !== undefined && { reqid: Number(first[3]) }),
      ...(protocol !== undefined && { protocol }),
      ...(encap !== undefined && { encap: 'yes' }),
      ...(spiIn !== undefined && { spiIn }),
      ...(spiOut !== undefined && { spiOut }),
    });
    return;
  }
  const sa = state.childSas.findLast((known) => known.name === name && known.uniqueId === uniqueId);
  if (sa) readChildDetail(sa, rest.trimStart());
}

function readChildDetail(sa: Building<ChildSa>, rest: string): void {
  const selectors = /^(.*?) === (.*?)$/.exec(rest);
  if (selectors) {
    sa.localTs = words(selectors[1] ?? '');
    sa.remoteTs = words(selectors[2] ?? '');
    return;
  }
  const counters =
    /^(\S+?), (\d+) bytes_i(?: \((\d+) pkts?[^)]*\))?, (\d+) bytes_o(?: \((\d+) pkts?[^)]*\))?(.*)$/.exec(rest);
  if (!counters?.[1]) return;
  sa.proposal = counters[1];
  sa.bytesIn = Number(counters[2]);
  sa.bytesOut = Number(counters[4]);
  // `(3 pkts, 2s ago)` is left out while nothing has passed.
  sa.packetsIn = Number(counters[3] ?? 0);
  sa.packetsOut = Number(counters[5] ?? 0);
  const rekey = parseDuration(/, rekeying in ([^,]+)/.exec(counters[6] ?? '')?.[1] ?? '');
  if (rekey !== undefined) sa.rekeyInSeconds = rekey;
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
