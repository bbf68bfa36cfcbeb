import { app } from './app.mjs';
import { BrowserWindow } from './browser-window.mjs';
import { Menu, Notification, dialog, nativeTheme, safeStorage, shell } from './desktop.mjs';
import { ipcMain } from './ipc-main.mjs';
import { protocol } from './scheme.mjs';
import { session } from './session.mjs';
import { strict } from './strict.mjs';
import { WebContents } from './web-contents.mjs';

/** What `require('electron')` gives in main. */
export const electron = {
  app,
  BrowserWindow,
  Menu,
  Notification,
  dialog,
  ipcMain,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
  webContents: strict('webContents', { fromDevToolsTargetId: (id) => WebContents.fromDevToolsTargetId(id) }),
};
