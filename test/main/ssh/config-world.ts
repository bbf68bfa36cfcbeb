import type { ConfigWorld } from '../../../main/ssh/config/world.ts';

/** A machine made of a few texts: the resolver touches nothing else. */
export function fakeWorld(files: Readonly<Record<string, string>>): ConfigWorld {
  const names = Object.keys(files);
  return {
    env: { HOME: '/home/ann', KEYS: '/keys' },
    home: '/home/ann',
    accountHome: '/home/ann',
    user: 'ann',
    uid: 1000,
    machine: 'desk.example',
    readFile: (path) => Buffer.from(files[path] ?? ''),
    stat(path) {
      const isFile = names.includes(path);
      if (!isFile && !names.some((name) => name.startsWith(`${path.replace(/\/$/, '')}/`))) return undefined;
      return {
        uid: 1000,
        mode: path.includes('open') ? 0o666 : 0o600,
        isDirectory: !isFile,
        size: files[path]?.length ?? 0,
      };
    },
    list: (path) => [
      ...new Set(
        names.filter((name) => name.startsWith(path)).map((name) => name.slice(path.length).split('/')[0] ?? ''),
      ),
    ],
    homeOf: (user) => (user === 'bob' ? '/home/bob' : undefined),
    servicePort: (name) => (name === 'ssh' ? 22 : undefined),
  };
}
