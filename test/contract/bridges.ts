import type { Bridge } from '../../contract/wire.ts';
import { isOurPage } from '../../main/app/page-address.ts';
import { serveOverElectron } from '../../main/ipc/electron-transport.ts';
import { startWebHost } from '../../main/web/web-host.ts';
import { createElectronBridge } from '../../preload/electron-bridge.ts';
import { connectOverHttp } from '../../renderer/bridge/http-bridge.ts';
import { createFakeIpc } from '../helpers/fake-ipc.ts';
import { createMemoryBridge } from '../helpers/memory-bridge.ts';
import { createPageFetch } from '../helpers/page-fetch.ts';
import { createStubCore } from '../helpers/stub-core.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { openSessionFrom } from '../helpers/open-session-from.ts';

export interface JoinedBridge {
  readonly bridge: Bridge;
  readonly stub: ReturnType<typeof createStubCore>;
  send(name: string, payload: unknown): void;
  close(): Promise<void>;
}

/** Every way a page can be joined to main. */
export const bridges: Readonly<Record<string, () => Promise<JoinedBridge>>> = {
  memory: joinInMemory,
  electron: joinOverElectron,
  http: joinOverHttp,
};

function joinInMemory(): Promise<JoinedBridge> {
  const stub = createStubCore();
  const memory = createMemoryBridge();
  memory.connect(stub.core.router);
  return Promise.resolve({
    bridge: memory.bridge,
    stub,
    send: (name, payload) => memory.send(name, payload),
    close: () => Promise.resolve(),
  });
}

function joinOverElectron(): Promise<JoinedBridge> {
  const stub = createStubCore();
  const { ipcMain, ipcRenderer, contents } = createFakeIpc();
  const send = serveOverElectron({ ipcMain, router: stub.core.router, ourContents: () => contents, isOurPage });
  return Promise.resolve({ bridge: createElectronBridge(ipcRenderer), stub, send, close: () => Promise.resolve() });
}

async function joinOverHttp(): Promise<JoinedBridge> {
  const stub = createStubCore();
  const folder = createTemporaryFolder();
  const host = await startWebHost({
    startCore: stub.startCore,
    dataDir: folder.path,
    readOnly: false,
    files: { read: () => Promise.resolve(undefined) },
    temporaryFolder: folder.path,
  });
  const pageFetch = createPageFetch(host.origin);
  const connection = await connectOverHttp(await openSessionFrom(host.addressFile, pageFetch), pageFetch);
  return {
    bridge: connection.bridge,
    stub,
    send: stub.publish,
    async close() {
      connection.close();
      await host.stop();
      folder.remove();
    },
  };
}
