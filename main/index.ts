import { join } from 'node:path';
import { app, dialog } from 'electron';
import { isAppError } from '../contract/errors.ts';
import { runDesktopApp } from './app/desktop-app.ts';
import { createCore } from './core.ts';
import { parseHostArguments } from './host-arguments.ts';
import { ownArguments } from './app/own-arguments.ts';

async function main(): Promise<void> {
  const { dataDir, readOnly } = parseHostArguments(ownArguments(process.argv));
  await runDesktopApp({ startCore: createCore, dataDir, readOnly, outDir: join(import.meta.dirname, '..') });
}

main().catch((error: unknown) => {
  dialog.showErrorBox('Linkspan cannot start', isAppError(error) ? error.message : String(error));
  app.exit(1);
});
