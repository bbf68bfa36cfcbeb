import { type ConfigFile, type DefinedConnection, patternReaches } from '../../strongswan/config-file.ts';
import { parseIpsecConf } from '../../strongswan/parse-ipsec-conf.ts';
import { readSettings } from '../../strongswan/parse-settings.ts';
import { parseSwanctlConf } from '../../strongswan/parse-swanctl-conf.ts';
import type { BoxFiles } from './box-files.ts';

export type Dialect = 'ipsec' | 'swanctl';

/** The main file of a dialect and all that it includes, in order. */
export function readConfigFiles(files: BoxFiles, path: string, depth = 0): ConfigFile[] {
  const text = files.read(path);
  if (text === undefined || depth > 8) return [];
  const includes = [...text.matchAll(/^[ \t]*include[ \t]+([^\s#]+)/gm)].map(([, pattern = '']) =>
    pattern.startsWith('/') ? pattern : `${path.slice(0, path.lastIndexOf('/'))}/${pattern}`,
  );
  const included = includes.flatMap((pattern) =>
    [...files.all().keys()].toSorted().filter((each) => patternReaches(pattern, each)),
  );
  return [{ path, text, includes }, ...included.flatMap((each) => readConfigFiles(files, each, depth + 1))];
}

export function readConnections(files: BoxFiles, dialect: Dialect): readonly DefinedConnection[] {
  return dialect === 'ipsec'
    ? parseIpsecConf(readConfigFiles(files, '/etc/ipsec.conf')).connections
    : parseSwanctlConf(readConfigFiles(files, '/etc/swanctl/swanctl.conf'));
}

/** The key for a pair of identities, as the box's secrets say; undefined when there is none. */
export function readKey(
  files: BoxFiles,
  dialect: Dialect,
  pair: { local: string; remote: string },
): string | undefined {
  if (dialect === 'ipsec') {
    const lines = readConfigFiles(files, '/etc/ipsec.secrets').flatMap(({ text }) => text.split('\n'));
    const found = lines.map((line) => /^(\S+) (\S+) : PSK "([^"]*)"/.exec(line));
    return found.find((match) => match?.[1] === pair.local && match[2] === pair.remote)?.[3];
  }
  const texts = readConfigFiles(files, '/etc/swanctl/swanctl.conf').map(({ text }) => text);
  const settings = readSettings(texts.filter((text) => /^\s*secrets\s*\{/m.test(text)).join('\n'));
  const secrets = settings.sections.get('secrets')?.sections.values() ?? [];
  return [...secrets]
    .map(({ values }) => values)
    .find((values) => values.get('id-local') === pair.local && values.get('id-remote') === pair.remote)
    ?.get('secret');
}
