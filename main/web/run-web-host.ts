import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAppError } from '../../contract/errors.ts';
import { parseHostArguments } from '../host-arguments.ts';
import type { StartCore } from '../host-core.ts';
import { openPageFiles } from '../page/page-files.ts';
import { openInBrowser } from './open-in-browser.ts';
import { startWebHost } from './web-host.ts';

/** The browser host as a process: from its command line to its exit code. */
export function runWebHost(startCore: StartCore): void {
  run(startCore).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(isAppError(error) ? error.message : error);
      process.exit(1);
    },
  );
}

async function run(startCore: StartCore): Promise<void> {
  const { dataDir, readOnly, open } = parseHostArguments(process.argv.slice(2));
  const files = await openPageFiles(join(import.meta.dirname, '../renderer'));
  const host = await startWebHost({ startCore, dataDir, readOnly, files });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void host.stop());

  const tell = () => console.log(`Open this file in your browser: ${host.addressFile}`);
  if (open) openInBrowser(pathToFileURL(host.addressFile).href, tell);
  else tell();
  console.log('Linkspan ends when its last tab is closed, or with Ctrl+C.');
  await host.ended;
}
