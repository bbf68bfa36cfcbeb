import { join } from 'node:path';

/** Where electron-builder leaves the trees that it makes installers from, and what it makes. */
const bySystem = {
  linux: {
    trees: [{ folder: 'linux-unpacked', resources: 'resources', executable: 'linkspan' }],
    installers: [/\.AppImage$/, /\.deb$/],
  },
  win32: {
    trees: [
      { folder: 'win-unpacked', resources: 'resources', executable: 'Linkspan.exe' },
      { folder: 'win-arm64-unpacked', resources: 'resources', executable: 'Linkspan.exe' },
    ],
    installers: [/-x64\.exe$/, /-arm64\.exe$/],
  },
  darwin: {
    trees: [{ folder: 'mac-universal/Linkspan.app/Contents', resources: 'Resources', executable: 'MacOS/Linkspan' }],
    installers: [/-universal\.dmg$/],
  },
};

/** The unpacked trees for a system; the first one runs on the usual processor. */
export function unpackedTrees(dist, platform) {
  return bySystem[platform].trees.map(({ folder, resources, executable }) => ({
    name: folder.split('/')[0],
    resources: join(dist, folder, resources),
    executable: join(dist, folder, executable),
  }));
}

/** Complaints about installers that are not among these files. */
export function judgeInstallers(names, platform) {
  return bySystem[platform].installers
    .filter((wanted) => !names.some((name) => wanted.test(name)))
    .map((wanted) => `No installer matches ${wanted.source}`);
}
