import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Router } from './router.ts';

interface Setup {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly router: Router;
  /** The window's own contents, while there is a window. */
  readonly ourContents: () => Pick<WebContents, 'send' | 'isDestroyed'> | undefined;
  readonly isOurPage: (url: string) => boolean;
}

/** The only file that knows Electron's channels. It listens to the main frame of our own page, and to nothing else. */
export function serveOverElectron({
  ipcMain,
  router,
  ourContents,
  isOurPage,
}: Setup): (name: string, payload: unknown) => void {
  const isTrusted = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent) =>
    sender === ourContents() && senderFrame?.parent === null && isOurPage(senderFrame.url);

  ipcMain.handle('bridge:call', (event, message: unknown) => {
    if (!isTrusted(event)) throw new Error('Untrusted sender');
    return router.call(message);
  });
  ipcMain.on('bridge:cancel', (event, id: unknown) => {
    if (isTrusted(event)) router.cancel(id);
  });

  return function send(name, payload) {
    const contents = ourContents();
    if (contents && !contents.isDestroyed()) contents.send('bridge:news', name, payload);
  };
}
