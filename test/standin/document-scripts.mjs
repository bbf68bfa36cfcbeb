import { createCodec } from './codec.mjs';
import { preparePageWorld } from './page-world.mjs';
import { runPreload } from './preload-world.mjs';
import { createWorldChannel } from './world-channel.mjs';

/** The text that runs first in each document of the page's world. `name` is known to the two worlds of one window only. */
export function pageWorldScript(name) {
  return inOwnDocuments(`(${String(preparePageWorld)})(${JSON.stringify(name)}, ${String(createWorldChannel)})`);
}

/** The text that runs first in each document's isolated world, the preload bundle within. */
export function preloadWorldScript(name, preloadText) {
  const information = { platform: process.platform, arch: process.arch, versions: { ...process.versions } };
  return inOwnDocuments(
    [
      `(${String(runPreload)})(${JSON.stringify(name)}, ${String(createWorldChannel)}, (${String(createCodec)})(), ${JSON.stringify(information)},`,
      `function (require, module, exports, process) {\n${preloadText}\n})`,
    ].join('\n'),
  );
}

/** Frames within the page get nothing. */
function inOwnDocuments(body) {
  return `(() => { if (window.top !== window || location.href === 'about:blank') return;\n${body}\n})()`;
}
