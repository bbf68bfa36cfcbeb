import { describe, expect, it } from 'vitest';
import { findCycle, readSource } from './source.ts';

const product = readSource('contract', 'main', 'preload', 'renderer');
const everything = readSource('.');

/** Each package lives behind few folders, so that replacing it is those folders' work. */
const homes: readonly { name: string; home: RegExp; instead: string }[] = [
  {
    name: 'electron',
    home: /^(main\/app\/|main\/index|main\/ipc\/electron-transport|preload\/)/,
    instead: 'use a port (main/ports.ts)',
  },
  { name: 'node:', home: /^main\//, instead: 'ask main through the contract' },
  { name: '@aws-sdk/', home: /^main\/(aws|demo\/aws)\//, instead: 'call a verb of main/aws' },
  { name: '@smithy/', home: /^main\/(aws|demo\/aws)\//, instead: 'call a verb of main/aws' },
  { name: 'ssh2', home: /^main\/(ssh|demo\/gateway)\//, instead: 'run an operation over a GatewaySession' },
  { name: 'node-sqlite3-wasm', home: /^main\/store\//, instead: 'use a store of main/store' },
  { name: 'dns-packet', home: /^main\/demo\/dns\//, instead: 'ask by main/dns' },
  { name: 'pdfmake', home: /^main\/reports\//, instead: 'give the report to main/reports' },
  { name: 'hucre', home: /^main\/reports\//, instead: 'give the report to main/reports' },
  { name: 'd3-shape', home: /^main\/reports\//, instead: 'give the report to main/reports' },
  { name: 'react', home: /^renderer\//, instead: 'keep the page in renderer' },
  { name: '@cloudscape-design/', home: /^renderer\//, instead: 'keep the page in renderer' },
];

/** What a folder may import of the project besides itself. */
const allowed: readonly { from: RegExp; to: RegExp }[] = [
  { from: /^contract\//, to: /^contract\// },
  { from: /^renderer\//, to: /^(contract|renderer)\// },
  { from: /^preload\//, to: /^(contract|preload)\// },
  { from: /^main\/strongswan\//, to: /^(contract\/|main\/(strongswan\/|secret\.ts))/ },
  { from: /^main\/engine\//, to: /^(contract\/|main\/(engine|store)\/|main\/(clock|secret)\.ts)/ },
  { from: /^main\/store\//, to: /^(contract\/|main\/store\/|main\/(clock|secret)\.ts)/ },
  // From the store only the two pure files: a record set is kept as plain data and compared by its canonical text.
  {
    from: /^main\/aws\//,
    to: /^(contract\/|main\/((aws|engine)\/|store\/(canonical-json|json)\.ts)|main\/(clock|secret)\.ts)/,
  },
  { from: /^main\/dns\//, to: /^(contract\/|main\/(dns\/|clock\.ts))/ },
  { from: /^main\/router-config\//, to: /^(contract|main\/router-config)\// },
  { from: /^main\/reports\//, to: /^(contract\/|main\/(reports|store\/canonical-json)|main\/clock\.ts)/ },
  { from: /^main\/ssh\//, to: /^(contract\/|main\/(ssh|strongswan)\/|main\/(clock|secret)\.ts)/ },
  { from: /^main\/gateway\//, to: /^(contract\/|main\/(gateway|ssh|strongswan|engine)\/|main\/(clock|secret)\.ts)/ },
];

function feature(path: string): string | undefined {
  return /^(?:main|renderer)\/features\/([^/]+)\//.exec(path)?.[1];
}

describe('the source tree', () => {
  it.each(homes)('keeps $name in its home: elsewhere, $instead', ({ name, home }) => {
    const belongs = (imported: string) =>
      /[/:]$/.test(name) ? imported.startsWith(name) : imported === name || imported.startsWith(`${name}/`);
    const strays = product.filter(({ path, imports }) => !home.test(path) && imports.some(belongs));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it.each(allowed)('lets $from import only $to', ({ from, to }) => {
    const strays = product
      .filter(({ path }) => from.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((imported) => /^(contract|main|preload|renderer|test)\//.test(imported) && !to.test(imported))
          .map((imported) => `${path} -> ${imported}`),
      );
    expect(strays).toEqual([]);
  });

  it('has no feature that reaches into another: share through contract, or pass a port from main/core.ts', () => {
    const strays = product.flatMap(({ path, imports }) =>
      imports
        .filter((imported) => feature(path) && feature(imported) && feature(imported) !== feature(path))
        .map((imported) => `${path} -> ${imported}`),
    );
    expect(strays).toEqual([]);
  });

  it('imports nothing of the tests', () => {
    const strays = product.filter(({ imports }) => imports.some((imported) => imported.startsWith('test/')));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('has no import cycle: move what both need into a third file', () => {
    expect(findCycle(product)).toBeUndefined();
  });

  it('has no file over 300 lines: one thing per file, named for it', () => {
    expect(everything.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const odd = everything.filter(({ path }) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(path.split('/').at(-1) ?? ''));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('has no any in the contract, and no schema that lets unnamed fields through', () => {
    const loose = /\bz\.(any|unknown|looseObject)\b|\.(passthrough|loose)\(|:\s*any\b|\bas any\b/;
    const files = product.filter(({ path }) => /^contract\/(features|domain)\//.test(path));
    expect(files.filter(({ text }) => loose.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('skips no test and lowers no rule without a reason', () => {
    const hidden = /\b(it|test|describe)\.(skip|only|todo)\b|oxlint-disable(?!.*--)|eslint-disable|@ts-ignore/;
    const files = everything.filter(({ path }) => !path.startsWith('test/architecture/'));
    expect(files.filter(({ text }) => hidden.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
