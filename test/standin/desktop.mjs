import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { app } from './app.mjs';
import { strict } from './strict.mjs';

/** Nobody is there to click: each dialog answers as if it were cancelled. A spec puts its own answers in their place. */
export const dialog = strict('dialog', {
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
  showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
  showMessageBox: (...args) => Promise.resolve({ response: args.at(-1).cancelId ?? 0, checkboxChecked: false }),
  showErrorBox: (title, text) => console.error(`${title}: ${text}`),
});

/** Opens nothing. */
export const shell = strict('shell', { openExternal: () => Promise.resolve() });

const key = randomBytes(32);
/** As on a Linux without a keychain: it says that it protects nothing. */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString(text) {
    const start = randomBytes(16);
    const cipher = createCipheriv('aes-256-ctr', key, start);
    return Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final()]);
  },
  decryptString(sealed) {
    const decipher = createDecipheriv('aes-256-ctr', key, sealed.subarray(0, 16));
    return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString('utf8');
  },
});

export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false }),
);

export const Notification = strict('Notification', { isSupported: () => false });

let applicationMenu = null;
/** Keeps its items so that a spec can look for one and choose it. */
export class Menu {
  constructor(template) {
    this.items = template.map((item) => ({
      ...item,
      submenu: item.submenu && new Menu(item.submenu),
      click: () => (item.role === 'quit' ? app.quit() : item.click?.()),
    }));
  }
  static buildFromTemplate = (template) => new Menu(template);
  static getApplicationMenu = () => applicationMenu;
  static setApplicationMenu(menu) {
    applicationMenu = menu;
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}
