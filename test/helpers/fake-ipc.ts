import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, IpcRenderer, IpcRendererEvent, WebContents } from 'electron';

type Listener = (event: IpcRendererEvent, ...args: unknown[]) => void;
type Invoked = (event: IpcMainInvokeEvent, message: unknown) => unknown;
type Sent = (event: IpcMainEvent, message: unknown) => void;

/** Electron's two ends of one window: clones what crosses, and keeps only the message of what is thrown. */
export function createFakeIpc(pageUrl = 'app://linkspan/') {
  const invoked = new Map<string, Invoked>();
  const sent = new Map<string, Sent>();
  const listeners = new Map<string, Set<Listener>>();
  let url = pageUrl;
  let parent: object | null = null;

  const contents = {
    isDestroyed: () => false,
    send(channel: string, ...args: unknown[]): void {
      for (const listener of listeners.get(channel) ?? []) listener({} as IpcRendererEvent, ...structuredClone(args));
    },
  };
  const event = () => ({ sender: contents, senderFrame: { url, parent } });

  const ipcMain = {
    handle: (channel: string, handler: Invoked) => void invoked.set(channel, handler),
    on: (channel: string, handler: Sent) => void sent.set(channel, handler),
  };
  const ipcRenderer = {
    async invoke(channel: string, message: unknown): Promise<unknown> {
      const handler = invoked.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const cloned: unknown = structuredClone(message);
      try {
        return structuredClone(await handler(event() as unknown as IpcMainInvokeEvent, cloned));
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
      }
    },
    send: (channel: string, message: unknown) =>
      sent.get(channel)?.(event() as unknown as IpcMainEvent, structuredClone(message)),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  return {
    ipcMain: ipcMain as unknown as IpcMain,
    ipcRenderer: ipcRenderer as unknown as IpcRenderer,
    contents: contents as unknown as WebContents,
    /** From now on messages come from this frame. */
    speakFrom(frame: { url?: string; parent?: object | null }): void {
      url = frame.url ?? url;
      parent = frame.parent ?? null;
    },
  };
}
