import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { lockPage } from './lock-page.ts';
import { pageAddress } from './page-address.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

interface Setup {
  readonly preload: string;
  readonly dataDir: string;
  readonly openLink: (url: string) => void;
  /** The page has gone, by a reload, a crash or a closed window. */
  readonly onPageGone: () => void;
}

/** One sandboxed window on our own page. */
export function openWindow({ preload, dataDir, openLink, onPageGone }: Setup): BrowserWindow {
  const statePath = join(dataDir, 'window.json');
  const { width, height, maximized } = readWindowState(statePath);
  const window = new BrowserWindow({
    width,
    height,
    show: false,
    title: 'Linkspan',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161d26' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();

  lockPage(window.webContents, openLink);
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onPageGone();
  });
  window.webContents.on('render-process-gone', onPageGone);
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    writeWindowState(statePath, { width: bounds.width, height: bounds.height, maximized: window.isMaximized() });
  });
  window.on('closed', onPageGone);
  // A page that cannot load is shown as such by Chromium; the promise has nothing to add.
  window.loadURL(pageAddress).catch(() => undefined);
  return window;
}
