import { contextBridge, ipcRenderer } from 'electron';
import { createElectronBridge } from './electron-bridge.ts';

contextBridge.exposeInMainWorld('bridge', createElectronBridge(ipcRenderer));
