import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../contract/wire.ts';

const bridge: Bridge = {
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

contextBridge.exposeInMainWorld('bridge', bridge);
