import { contract } from '../../contract/index.ts';
import type { Bridge } from '../../contract/wire.ts';
import { isOurPage } from '../../main/app/page-address.ts';
import { createCore } from '../../main/core.ts';
import type { CoreOptions } from '../../main/host-core.ts';
import { serveOverElectron } from '../../main/ipc/electron-transport.ts';
import type { Ports } from '../../main/ports.ts';
import { startWebHost } from '../../main/web/web-host.ts';
import { createElectronBridge } from '../../preload/electron-bridge.ts';
import { connectOverHttp } from '../../renderer/bridge/http-bridge.ts';
import type { Evidence } from './evidence.ts';
import { createFakeIpc } from './fake-ipc.ts';
import { createMemoryBridge } from './memory-bridge.ts';
import { openSessionFrom } from './open-session-from.ts';
import { createPageFetch } from './page-fetch.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export interface RecordedSetup {
  readonly dataDir: string;
  readonly options: CoreOptions;
  readonly ports: Ports;
  readonly evidence: Evidence;
}

export interface Recorded {
  readonly bridge: Bridge;
  stop(): Promise<void>;
}

/** The whole app behind each of the three bridges, with everything that crosses kept as evidence. */
export const recordedBridges: Readonly<
  Record<'memory' | 'electron' | 'http', (setup: RecordedSetup) => Promise<Recorded>>
> = {
  memory: joinInMemory,
  electron: joinOverElectron,
  http: joinOverHttp,
};

async function joinInMemory({ evidence, ...setup }: RecordedSetup): Promise<Recorded> {
  const memory = createMemoryBridge();
  const core = await createCore({
    ...setup,
    host: 'test',
    publish(name, payload) {
      evidence.add(`memory news: ${name}`, JSON.stringify(payload));
      memory.send(name, payload);
    },
  });
  memory.connect(core.router);
  return { bridge: tapped('memory', hearingAll(memory.bridge), evidence), stop: () => core.stop() };
}

async function joinOverElectron({ evidence, ...setup }: RecordedSetup): Promise<Recorded> {
  const { ipcMain, ipcRenderer, contents } = createFakeIpc();
  const late: { send: (name: string, payload: unknown) => void } = { send: () => undefined };
  const core = await createCore({
    ...setup,
    host: 'electron',
    publish(name, payload) {
      evidence.add(`electron news: ${name}`, JSON.stringify(payload));
      late.send(name, payload);
    },
  });
  late.send = serveOverElectron({ ipcMain, router: core.router, ourContents: () => contents, isOurPage });
  return { bridge: tapped('electron', createElectronBridge(ipcRenderer), evidence), stop: () => core.stop() };
}

/** Over the real server: what is kept are the bytes of its bodies, news included. */
async function joinOverHttp({ evidence, dataDir, options, ports }: RecordedSetup): Promise<Recorded> {
  const folder = createTemporaryFolder();
  const host = await startWebHost({
    startCore: (given) => createCore({ ...given, ports, options: { ...given.options, ...options } }),
    dataDir,
    readOnly: false,
    files: { read: () => Promise.resolve(undefined) },
    temporaryFolder: folder.path,
  });
  const pageFetch = createPageFetch(host.origin);
  const recording: typeof fetch = async (path, init) => {
    const response = await pageFetch(path, init);
    if (!response.body) return response;
    const keep = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        evidence.add('http answers and news', chunk);
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(keep), response);
  };
  const connection = await connectOverHttp(await openSessionFrom(host.addressFile, pageFetch), recording);
  return {
    bridge: tapped('http', connection.bridge, evidence),
    async stop() {
      evidence.addFolder('address file', folder.path);
      connection.close();
      await host.stop();
      folder.remove();
    },
  };
}

function tapped(name: string, bridge: Bridge, evidence: Evidence): Bridge {
  return {
    ...bridge,
    async call(call) {
      evidence.add(`${name} call: ${call.name}`, JSON.stringify(call));
      const reply = await bridge.call(call);
      evidence.add(`${name} answer: ${call.name}`, JSON.stringify(reply));
      return reply;
    },
    cancel: (id) => bridge.cancel(id),
    subscribe: (topic, listener) => bridge.subscribe(topic, listener),
  };
}

/** As a page with every view open: each topic has a listener. */
function hearingAll(bridge: Bridge): Bridge {
  for (const [feature, members] of Object.entries(contract))
    for (const [name, { kind }] of Object.entries(members))
      if (kind === 'topic') bridge.subscribe(`${feature}.${name}`, () => undefined);
  return bridge;
}
