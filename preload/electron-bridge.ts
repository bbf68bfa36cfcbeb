import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { Bridge } from '../contract/wire.ts';

type Ipc = Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>;

/** Three functions over three channels, whatever the contract says. */
export function createElectronBridge(ipcRenderer: Ipc): Bridge {
  return {
    call: (call) => ipcRenderer.invoke('bridge:call', call),
    cancel: (id) => ipcRenderer.send('bridge:cancel', id),
    subscribe(name, listener) {
      // Neither the event nor what off() returns may cross: both would hand the page ipcRenderer.
      const onNews = (_event: IpcRendererEvent, topic: string, payload: unknown) => {
        if (topic === name) listener(payload);
      };
      ipcRenderer.on('bridge:news', onNews);
      return () => void ipcRenderer.off('bridge:news', onNews);
    },
  };
}
