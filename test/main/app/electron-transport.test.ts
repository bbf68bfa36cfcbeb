import { describe, expect, it } from 'vitest';
import { isOurPage } from '../../../main/app/page-address.ts';
import { serveOverElectron } from '../../../main/ipc/electron-transport.ts';
import { createElectronBridge } from '../../../preload/electron-bridge.ts';
import { createFakeIpc } from '../../helpers/fake-ipc.ts';
import { createStubCore } from '../../helpers/stub-core.ts';

const call = { id: '1', name: 'probe.rename', input: { name: 'x' } };

describe('the Electron transport', () => {
  it.each([
    ['another page', { url: 'https://evil.example/' }],
    ['a page like ours', { url: 'app://linkspan.evil/' }],
    ['a frame inside our page', { parent: {} }],
  ])('hears nothing from %s', async (_name, frame) => {
    const { ipc, stub, bridge } = serve();
    const waiting = bridge.call({ id: '2', name: 'probe.wait', input: { label: 'ours' } });
    await stub.probe.running('ours');
    ipc.speakFrom(frame);
    await expect(bridge.call(call)).rejects.toThrow('Untrusted sender');
    bridge.cancel('2');
    stub.probe.finish('ours');
    expect(await waiting).toEqual({ ok: true, value: { label: 'ours' } });
  });

  it('hears nothing from contents that are not our window', async () => {
    const ipc = createFakeIpc();
    serveOverElectron({
      ipcMain: ipc.ipcMain,
      router: createStubCore().core.router,
      ourContents: () => createFakeIpc().contents,
      isOurPage,
    });
    await expect(createElectronBridge(ipc.ipcRenderer).call(call)).rejects.toThrow('Untrusted sender');
  });

  it('drops news while there is no window', () => {
    const { ipcMain } = createFakeIpc();
    const { router } = createStubCore().core;
    const send = serveOverElectron({ ipcMain, router, ourContents: () => undefined, isOurPage });
    expect(() => send('probe.renamed', {})).not.toThrow();
  });
});

function serve() {
  const ipc = createFakeIpc();
  const stub = createStubCore();
  serveOverElectron({ ipcMain: ipc.ipcMain, router: stub.core.router, ourContents: () => ipc.contents, isOurPage });
  return { ipc, stub, bridge: createElectronBridge(ipc.ipcRenderer) };
}
