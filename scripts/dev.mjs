// npm run dev: the page with hot reload on the browser host, which is built and started again whenever main changes.
// For developers only: Vite hands the one-time code to the page and forwards its calls, so that any program of this
// machine that asks Vite can use the app.
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';
import { buildOutdated } from './lib/build-outdated.mjs';
import { forwardCalls } from './lib/forward-calls.mjs';
import { createWebHost } from './lib/web-host-child.mjs';

const root = resolve(import.meta.dirname, '..');
const host = createWebHost(join(root, 'out/web/index.cjs'), process.argv.slice(2));
await buildOutdated(root, ['web', 'renderer'], console.log);
await host.restart();

const server = await createServer({
  configFile: join(root, 'vite.config.ts'),
  plugins: [forwardCalls(host)],
  server: { host: '127.0.0.1' },
});
await server.listen();
server.printUrls();

let changed = Promise.resolve();
let timer;
for (const folder of ['main', 'contract']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = changed.then(rebuild);
    }, 200);
  });
}

async function rebuild() {
  try {
    await buildOutdated(root, ['web'], console.log);
    await host.restart();
    server.ws.send({ type: 'full-reload' });
  } catch (error) {
    console.error(error);
  }
}
