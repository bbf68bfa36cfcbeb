import type { ConfigFile, DefinedConnection } from '../strongswan/config-file.ts';
import { markNumber } from '../strongswan/config-file.ts';
import { harmlessLine, harmlessText } from '../strongswan/harmless-text.ts';
import type { ConnectionView, SaList } from '../strongswan/loaded-connection.ts';
import { maskIpsecSecrets, maskSwanctlSecrets } from '../strongswan/mask-secrets.ts';
import { parseIpsecConf } from '../strongswan/parse-ipsec-conf.ts';
import { parseStatusAll } from '../strongswan/parse-statusall.ts';
import { parseSwanctlConf } from '../strongswan/parse-swanctl-conf.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../strongswan/parse-swanctl-raw.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { deployWorld } from '../ssh/operations/deploy-world.ts';
import type { AnswerSection } from '../ssh/operations/read-answer.ts';
import { sectionText } from '../ssh/operations/read-answer.ts';
import { type Dialect, readServiceFacts, type ServiceFacts } from './service-facts.ts';

/** Where Linkspan keeps its state on a gateway. Tests name folders of their own. */
export interface GatewayPaths {
  readonly state: string;
  readonly lock: string;
}

export const gatewayPaths: GatewayPaths = { state: '/var/lib/linkspan', lock: '/run/linkspan.lock' };

export interface WorldFile extends ConfigFile {
  readonly kind: 'conf' | 'secrets' | 'swanctl';
  /** SHA-256 of its bytes. Never kept: of a secrets file it would help a guess. */
  readonly hash: string;
  readonly mode: string;
  readonly owner: string;
}

export interface OwnFile {
  readonly path: string;
  readonly hash: string;
  readonly mode: string;
  /** Null for what holds keys, and for other links. */
  readonly text: string | null;
}

/** Everything on the gateway that a deploy depends on. Texts are masked: no secret of the box is in it. */
export interface DeployWorld {
  readonly tool: string;
  readonly confDirectory: string | null;
  readonly swanctlDirectory: string | null;
  readonly hasIpsecD: boolean;
  readonly hasConfD: boolean;
  readonly version: string | null;
  /** What an `ipsec` that is not strongSwan's says of itself. */
  readonly otherProduct: string | null;
  readonly kernel: string;
  readonly service: ServiceFacts;
  readonly isRunning: boolean;
  readonly tools: readonly string[];
  readonly plugins: readonly string[];
  readonly files: readonly WorldFile[];
  readonly ownFiles: readonly OwnFile[];
  readonly defined: Readonly<Record<Dialect, readonly DefinedConnection[]>>;
  readonly ipsecDefaults: Readonly<Record<string, string>>;
  readonly loaded: readonly ConnectionView[];
  readonly sas: SaList;
  readonly marksInUse: readonly number[];
  /** What the swanctl files are worth: null where swanctl cannot be asked. */
  readonly gate: { readonly code: number; readonly text: string } | null;
  readonly lockedBy: string | null;
}

export async function readDeployWorld(
  session: GatewaySession,
  linkId: string,
  signal: AbortSignal,
  paths: GatewayPaths = gatewayPaths,
): Promise<DeployWorld> {
  return parseDeployWorld(await session.run(deployWorld, [paths.state, paths.lock, linkId], { signal }));
}

export function parseDeployWorld(sections: readonly AnswerSection[]): DeployWorld {
  const said = (name: string) => harmlessLine(sections.find((section) => section.name === name)?.rest ?? '');
  const text = (name: string) => sectionText(sections, name) ?? '';
  const files = readFiles(sections);
  const conf = parseIpsecConf(files.filter(({ kind }) => kind === 'conf'));
  const defined = {
    ipsec: conf.connections,
    swanctl: parseSwanctlConf(files.filter(({ kind }) => kind === 'swanctl')),
  };
  const status = parseStatusAll(text('statusall'));
  const hasVici = said('vici') === 'yes';
  const gateCode = said('gate-code');
  return {
    tool: said('tool'),
    confDirectory: said('confdir') || null,
    swanctlDirectory: said('swandir') || null,
    hasIpsecD: said('ipsecd') !== '',
    hasConfD: said('confd') !== '',
    version: /(?:strongSwan )?U?(\d+\.\d+(?:\.\d+)?)/.exec(text('version'))?.[1] ?? null,
    otherProduct: harmlessLine(text('other').split('\n')[0] ?? '').slice(0, 100) || null,
    kernel: harmlessLine(text('kernel').trim()),
    service: readServiceFacts(sections),
    isRunning: hasVici || status.version !== null,
    tools: text('tools').split('\n').filter(Boolean).map(harmlessLine),
    plugins: status.plugins,
    files: files.map(masked),
    ownFiles: readOwnFiles(sections),
    defined,
    ipsecDefaults: Object.fromEntries(conf.defaults),
    loaded: hasVici ? parseLoadedConnections(text('conns')) : status.connections,
    sas: hasVici ? parseSwanctlSas(text('sas')) : { ikeSas: status.ikeSas, childSas: status.childSas },
    marksInUse: marksIn(text('marks'), defined),
    gate: gateCode === '' ? null : { code: Number(gateCode), text: harmlessText(text('gate')) },
    lockedBy: sections.some(({ name }) => name === 'lock') ? said('lock') : null,
  };
}

/** Of the kernel, the firewall and the files: a tunnel that is down holds its mark in its file alone. */
function marksIn(text: string, defined: DeployWorld['defined']): number[] {
  const printed = text.split('\n').flatMap((line) => markNumber(line.split(' ').at(-1) ?? '') ?? []);
  const written = [...defined.ipsec, ...defined.swanctl].flatMap(({ children }) =>
    children.flatMap(({ marks }) => marks),
  );
  return [...new Set([...printed, ...written])].toSorted((one, other) => one - other);
}

/** The first reading of each file counts; includes come right behind the file that names them. */
function readFiles(sections: readonly AnswerSection[]): WorldFile[] {
  const files: (Omit<WorldFile, 'includes'> & { includes: string[] })[] = [];
  const seen = new Set<string>();
  for (const { name, rest, lines } of sections) {
    if (name === 'include') {
      // Printed between files: it belongs to the last file whose folder tree was being read; which one does not matter to us.
      files.at(-1)?.includes.push(rest);
      continue;
    }
    const [, kind, hash, mode, owner, path] =
      /^(conf|secrets|swanctl) (\S+) (\S+) (\S+) (.+)$/.exec(name === 'file' ? rest : '') ?? [];
    if (kind === undefined || path === undefined || seen.has(`${kind} ${path}`)) continue;
    seen.add(`${kind} ${path}`);
    files.push({
      kind: kind as WorldFile['kind'],
      path,
      hash: hash ?? '',
      mode: mode ?? '',
      owner: owner ?? '',
      text: lines.map((line) => `${line}\n`).join(''),
      includes: [],
    });
  }
  return files;
}

function masked(file: WorldFile): WorldFile {
  if (file.kind === 'conf') return file;
  return { ...file, text: file.kind === 'secrets' ? maskIpsecSecrets(file.text) : maskSwanctlSecrets(file.text) };
}

function readOwnFiles(sections: readonly AnswerSection[]): OwnFile[] {
  return sections.flatMap(({ name, rest, lines }) => {
    const [, hash = '', mode = '', path] = /^(\S+) (\S+) (.+)$/.exec(name === 'own' ? rest : '') ?? [];
    if (path === undefined) return [];
    const hasText = lines.length > 0 && !/[.-]secrets/.test(path);
    return [{ path, hash, mode, text: hasText ? `${lines.join('\n')}\n` : null }];
  });
}
