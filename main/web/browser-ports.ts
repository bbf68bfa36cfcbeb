import { AppError } from '../../contract/errors.ts';
import type { Ports } from '../ports.ts';
import { saveInDownloads } from '../page/save-in-downloads.ts';
import { openInBrowser } from './open-in-browser.ts';

/** A browser's page has no dialogs of ours: files land in the downloads folder, and the page itself asks before it destroys. */
export function browserPorts(): Ports {
  return {
    saveFile: saveInDownloads,
    pickFile: () =>
      Promise.reject(
        new AppError({ code: 'unsupported', message: 'There is no file dialog here: type the path instead' }),
      ),
    openLink(url) {
      if (!url.startsWith('https://')) return Promise.reject(new Error('Only https addresses are opened'));
      return new Promise((resolve, reject) => {
        const refuse = () =>
          reject(new AppError({ code: 'unsupported', message: `Open this in your browser: ${url}` }));
        openInBrowser(url, refuse);
        setTimeout(resolve, 1000).unref();
      });
    },
    keychain: null,
    notify: () => undefined,
    confirmDestructive: () => Promise.resolve(true),
  };
}
