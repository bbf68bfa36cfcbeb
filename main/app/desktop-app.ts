/**
 * The Electron host. Threats: a page that was led elsewhere or made to run foreign script, and other pages' frames.
 * Defences: sandbox, isolated preload, a private scheme with a strict policy, no permission, no navigation, known senders.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, app, ipcMain, protocol, session, shell } from 'electron';
import type { StartCore } from '../host-core.ts';
import { serveOverElectron } from '../ipc/electron-transport.ts';
import { openPageFiles } from '../page/page-files.ts';
import { desktopPorts } from './desktop-ports.ts';
import { denyPermissions } from './lock-page.ts';
import { setMenu } from './menu.ts';
import { openWindow } from './open-window.ts';
import { isOurPage, scheme } from './page-address.ts';
import { createPageProtocol } from './page-protocol.ts';
import { quitWhenIdle } from './quit-when-idle.ts';

interface Setup {
  readonly startCore: StartCore;
  readonly dataDir: string;
  readonly readOnly: boolean;
  /** The built bundles: renderer/ and preload/ lie here. */
  readonly outDir: string;
}

export async function runDesktopApp({ startCore, dataDir, readOnly, outDir }: Setup): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  app.setPath('userData', join(dataDir, 'window'));
  app.enableSandbox();
  // Standard and secure, or the page has neither relative addresses nor crypto.randomUUID.
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  if (!app.requestSingleInstanceLock()) return app.quit();
  await app.whenReady();

  let window: BrowserWindow | undefined;
  denyPermissions(session.defaultSession);
  protocol.handle(scheme, createPageProtocol(await openPageFiles(join(outDir, 'renderer'))));
  setMenu(process.platform, !app.isPackaged);

  let send: (name: string, payload: unknown) => void = () => undefined;
  const core = await startCore({
    dataDir,
    host: 'electron',
    ports: desktopPorts(() => window),
    publish: (name, payload) => send(name, payload),
    options: { readOnly },
  });
  send = serveOverElectron({ ipcMain, router: core.router, ourContents: () => window?.webContents, isOurPage });

  function show(): void {
    if (window) return window.focus();
    window = openWindow({
      preload: join(outDir, 'preload/index.cjs'),
      dataDir,
      openLink: (url) => void shell.openExternal(url),
      onPageGone: () => core.router.cancelQueries(),
    });
    window.on('closed', () => {
      window = undefined;
    });
  }

  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () =>
    quitWhenIdle({ isBusy: () => core.isBusy(), hasWindow: () => window !== undefined, quit: () => app.quit() }),
  );
  stopCoreBeforeQuit(() => core.stop());
  show();
}

/** Lets the store close before the process ends. */
function stopCoreBeforeQuit(stop: () => Promise<void>): void {
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    isStopped = true;
    stop().then(
      () => app.quit(),
      () => app.exit(1),
    );
  });
}
