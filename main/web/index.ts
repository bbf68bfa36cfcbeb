import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAppError } from '../../contract/errors.ts';
import { createCore } from '../core.ts';
import { parseHostArguments } from '../host-arguments.ts';
import { openPageFiles } from '../page/page-files.ts';
import { openInBrowser } from './open-in-browser.ts';
import { startWebHost } from './web-host.ts';

async function main(): Promise<void> {
  const { dataDir, readOnly, open } = parseHostArguments(process.argv.slice(2));
  const files = await openPageFiles(join(import.meta.dirname, '../renderer'));
  const host = await startWebHost({ startCore: createCore, dataDir, readOnly, files });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void host.stop());

  const tell = () => console.log(`Open this file in your browser: ${host.addressFile}`);
  if (open) openInBrowser(pathToFileURL(host.addressFile).href, tell);
  else tell();
  console.log('Linkspan ends when its last tab is closed, or with Ctrl+C.');
  await host.ended;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(isAppError(error) ? error.message : error);
    process.exit(1);
  },
);
