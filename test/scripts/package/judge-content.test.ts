import { describe, expect, it } from 'vitest';
import { findTraces, judgeContent, judgeManifest } from '../../../scripts/package/judge-content.mjs';

const bundles = [
  'out/main/index.cjs',
  'out/main/report-worker.cjs',
  'out/main/node-sqlite3-wasm.wasm',
  ...['Regular', 'Medium', 'Italic', 'MediumItalic'].map((face) => `out/main/fonts/Roboto-${face}.ttf`),
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-BpPsE31u.js',
];
const packed = ['package.json', ...bundles];

describe('the files of a package', () => {
  it('are right when they are what was built, less what nobody runs', () => {
    const built = [...bundles, 'out/main/index.cjs.map', 'out/main/.built-from', 'out/main/third-party-licenses.md'];
    expect(judgeContent({ packed, built })).toEqual([]);
  });

  it.each([
    '.env',
    'out/.env',
    'out/main/index.cjs.map',
    'out/main/index.ts',
    'out/main/.built-from',
    'out/cli/index.cjs',
    'out/renderer/assets/notes.md',
    'out/renderer/assets/deep/index.js',
    'out/mainly/index.cjs',
    'main/core.ts',
    'test/main/ssh/known-hosts.test.ts',
    'node_modules/ssh2/package.json',
    'shared/README.md',
    '../shared/README.md',
    'out/main/../../id.cjs',
  ])('are wrong with %s among them', (stray) => {
    expect(judgeContent({ packed: [...packed, stray], built: bundles })).toEqual([
      `${stray} does not belong in the package`,
    ]);
  });

  it.each(packed.slice(0, -1))('are wrong without %s, even where the build lost it', (lost) => {
    const without = (names: readonly string[]) => names.filter((name) => name !== lost);
    expect(judgeContent({ packed: without(packed), built: without(bundles) })).toEqual([
      `${lost} is missing from the package`,
    ]);
  });

  it('are wrong without something that was built for the page', () => {
    const built = [...bundles, 'out/renderer/assets/late.woff'];
    expect(judgeContent({ packed, built })).toEqual(['out/renderer/assets/late.woff is missing from the package']);
  });
});

describe('traces of the machine that built it', () => {
  it('are found in bytes and in the spelling of a string', () => {
    const files = [
      { name: 'a.cjs', content: Buffer.from('load("/srv/build/linkspan/main/x.ts")') },
      { name: 'b.cjs', content: Buffer.from('load("./x.cjs")') },
    ];
    expect(findTraces(files, '/srv/build/linkspan')).toEqual(['a.cjs names /srv/build/linkspan']);
    const windows = [{ name: 'c.cjs', content: Buffer.from(JSON.stringify('C:\\build\\linkspan\\x.ts')) }];
    expect(findTraces(windows, 'C:\\build\\linkspan')).toEqual(['c.cjs names C:\\build\\linkspan']);
  });
});

describe("the package's own manifest", () => {
  const manifest = { name: 'linkspan', version: '1.0.0', main: 'out/main/index.cjs', desktopName: 'linkspan.desktop' };

  it('says what Electron reads, and nothing of how it was built', () => {
    expect(judgeManifest(manifest)).toEqual([]);
    expect(judgeManifest({ ...manifest, scripts: {}, devDependencies: {} })).toEqual([
      'package.json still has its scripts',
      'package.json still has its devDependencies',
    ]);
    expect(judgeManifest({ name: 'linkspan', version: '1.0.0', main: 'x' })).toEqual([
      'package.json lacks its desktopName',
    ]);
  });
});
