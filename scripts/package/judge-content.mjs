/** Every kind of file that may be in the package. A new kind is added here and in electron-builder.yml, deliberately. */
const allowed = [
  /^package\.json$/,
  /^out\/main\/[a-z0-9-]+\.cjs$/,
  /^out\/main\/node-sqlite3-wasm\.wasm$/,
  /^out\/main\/fonts\/[A-Za-z]+-[A-Za-z]+\.ttf$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
];
/** What a build leaves beside the bundles and the app does without. */
const leftBehind = /(^|\/)(\.built-from|third-party-licenses\.md|[^/]+\.map)$/;
/** The whole of it, were the build itself to lose something. */
const needed = [
  'package.json',
  'out/main/index.cjs',
  'out/main/report-worker.cjs',
  'out/main/node-sqlite3-wasm.wasm',
  'out/main/fonts/Roboto-Regular.ttf',
  'out/main/fonts/Roboto-Medium.ttf',
  'out/main/fonts/Roboto-Italic.ttf',
  'out/main/fonts/Roboto-MediumItalic.ttf',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** What is wrong with the list of packed files, given what was built. Both name files from the project's folder. */
export function judgeContent({ packed, built }) {
  const stray = packed.filter((name) => !allowed.some((kind) => kind.test(name)));
  const wanted = new Set([...needed, ...built.filter((name) => !leftBehind.test(name))]);
  const missing = [...wanted].filter((name) => !packed.includes(name));
  return [
    ...stray.map((name) => `${name} does not belong in the package`),
    ...missing.map((name) => `${name} is missing from the package`),
  ];
}

/** Files that name a folder of the machine they were built on. */
export function findTraces(files, folder) {
  const spellings = [folder, folder.replaceAll('\\', '/'), folder.replaceAll('\\', '\\\\')];
  return files
    .filter(({ content }) => spellings.some((text) => content.includes(text)))
    .map(({ name }) => `${name} names ${folder}`);
}

/** What the packed package.json tells beyond what the app reads. */
export function judgeManifest(manifest) {
  const told = ['scripts', 'devDependencies', 'build'].filter((key) => key in manifest);
  const missing = ['name', 'version', 'main', 'desktopName'].filter((key) => !(key in manifest));
  return [
    ...told.map((key) => `package.json still has its ${key}`),
    ...missing.map((key) => `package.json lacks its ${key}`),
  ];
}
