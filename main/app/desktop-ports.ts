import { basename, dirname } from 'node:path';
import { type BrowserWindow, Notification, app, dialog, safeStorage, shell } from 'electron';
import { bytesOf } from '../page/save-in-downloads.ts';
import type { Ports } from '../ports.ts';
import { writePrivateFile } from '../write-private-file.ts';
import { openKeychain } from './keychain.ts';
import { isWebLink } from './lock-page.ts';

/** Dialogs, keychain, browser and notifications of the desktop. */
export function desktopPorts(currentWindow: () => BrowserWindow | undefined): Ports {
  return {
    async saveFile(name, content) {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: basename(name) });
      if (canceled || filePath === '') return null;
      return writePrivateFile(dirname(filePath), basename(filePath), bytesOf(content));
    },
    async pickFile(title) {
      const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile', 'showHiddenFiles'] });
      return filePaths[0] ?? null;
    },
    async openLink(url) {
      if (!isWebLink(url)) throw new Error('Only https addresses are opened');
      await shell.openExternal(url);
    },
    keychain: openKeychain(safeStorage, process.platform),
    notify({ title, body }) {
      if (!Notification.isSupported() || currentWindow()?.isFocused()) return;
      new Notification({ title, body }).show();
    },
    async confirmDestructive({ title, detail, action }) {
      const question = {
        type: 'warning' as const,
        title: app.getName(),
        message: title,
        detail,
        buttons: ['Cancel', action],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const window = currentWindow();
      const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
      return response === 1;
    },
  };
}
