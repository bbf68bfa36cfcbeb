import { type ConfigFile, type DefinedChild, type DefinedConnection, markNumber } from './config-file.ts';
import { emptySettings, readSettings, resolved, type Settings } from './parse-settings.ts';

/** Reads swanctl.conf with its includes, in the order in which swanctl meets them. */
export function parseSwanctlConf(files: readonly ConfigFile[]): DefinedConnection[] {
  const root = emptySettings();
  const origin = new Map<string, string>();
  for (const file of files) {
    const own = readSettings(file.text);
    for (const name of own.sections.get('connections')?.sections.keys() ?? []) origin.set(name, file.path);
    readSettings(file.text, root);
  }
  const connections = root.sections.get('connections');
  return [...(connections?.sections ?? [])].map(([name, section]) =>
    define(name, origin.get(name) ?? '', resolved(section, root), root),
  );
}

function define(name: string, file: string, section: Settings, root: Settings): DefinedConnection {
  return {
    name,
    file,
    isLoaded: true,
    localAddresses: list(section.values.get('local_addrs')),
    remoteAddresses: list(section.values.get('remote_addrs')),
    children: [...(section.sections.get('children')?.sections ?? [])].map(([child, settings]) =>
      defineChild(child, resolved(settings, root)),
    ),
  };
}

function defineChild(name: string, { values }: Settings): DefinedChild {
  const marks = ['mark_in', 'mark_out', 'set_mark_in', 'set_mark_out'].flatMap((key) => values.get(key) ?? []);
  const interfaces = ['if_id_in', 'if_id_out'].some((key) => values.has(key));
  return {
    name,
    localSubnets: list(values.get('local_ts')),
    remoteSubnets: list(values.get('remote_ts')),
    marks: marks.flatMap((mark) => markNumber(mark) ?? []),
    isSeparate: interfaces || marks.length > 0,
  };
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
