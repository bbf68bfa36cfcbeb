import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import { probeApp } from './build-probe-app.ts';
import { launchElectron } from './launch-electron.ts';
import type { RunningApp } from './running-app.ts';

interface Probe {
  readonly setup: {
    readonly ports: {
      confirmDestructive(question: object): Promise<boolean>;
      saveFile(name: string, content: string): Promise<string | null>;
    };
  };
  readonly stub: { readonly probe: { readonly started: string[] }; setBusy(isBusy: boolean): void };
}

describe('the desktop app', () => {
  let app: RunningApp;
  let electron: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    app = await launchElectron({ folder: probeApp });
    if (!app.electron) throw new Error('This is not the desktop app');
    ({ electron, page } = app as RunningApp & { electron: ElectronApplication });
    await page.getByText('electron connected').waitFor();
  });
  afterAll(() => app.close());

  it('has one window, sandboxed', async () => {
    const window = await electron.browserWindow(page);
    const preferences = await window.evaluate(({ webContents }) => webContents.getLastWebPreferences());
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(electron.windows()).toHaveLength(1);
  });

  it('opens web links in the browser and nothing else anywhere', async () => {
    await electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    await page.getByRole('link', { name: 'Documentation' }).click();
    await page.evaluate(() => {
      window.open('file:///etc/passwd');
      window.open('https://last.example/');
    });
    const opened = () => electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    await expect.poll(opened).toEqual(['https://docs.example/', 'https://last.example/']);
    expect(electron.windows()).toHaveLength(1);
  });

  it('cannot be led elsewhere', async () => {
    await page.evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await page.getByLabel('Name').fill('here');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByText('Renamed: HERE').waitFor();
  });

  it('asks before it destroys, with the harmless button first', async () => {
    const asked = await electron.evaluate(async ({ dialog }) => {
      const { setup } = (globalThis as unknown as { probe: Probe }).probe;
      const question = { title: 'Delete it?', detail: 'All of it', action: 'Delete' };
      const whenCancelled = await setup.ports.confirmDestructive(question);
      let seen: object = {};
      dialog.showMessageBox = (...args: object[]) => {
        seen = args.at(-1) ?? {};
        return Promise.resolve({ response: 1, checkboxChecked: false });
      };
      return { whenCancelled, whenConfirmed: await setup.ports.confirmDestructive(question), seen };
    });
    expect(asked).toMatchObject({
      whenCancelled: false,
      whenConfirmed: true,
      seen: { message: 'Delete it?', buttons: ['Cancel', 'Delete'], defaultId: 0, cancelId: 0 },
    });
  });

  it('saves nothing when the person changes their mind', async () => {
    const saved = await electron.evaluate(() =>
      (globalThis as unknown as { probe: Probe }).probe.setup.ports.saveFile('x.txt', 'x'),
    );
    expect(saved).toBeNull();
  });

  it('ends the queries of a page that was loaded again', async () => {
    await page.getByRole('button', { name: 'Wait' }).click();
    const started = () => electron.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.stub.probe.started);
    await expect.poll(started).toEqual(['page']);
    await page.reload();
    await page.getByText('electron connected').waitFor();
  });

  it('keeps its data to its owner', () => {
    expect(statSync(app.dataDir).mode & 0o077).toBe(0);
  });

  it('lets a second start show the first window', async () => {
    await expect(launchElectron({ folder: probeApp, args: [`--data-dir=${app.dataDir}`] })).rejects.toThrow(
      /closed|exit|launch/,
    );
    await page.getByText('electron connected').waitFor();
  });
});

describe('the end of the desktop app', () => {
  it('stops main first', async () => {
    const app = await launchElectron({ folder: probeApp });
    await app.page.getByText('electron connected').waitFor();
    await app.electron?.close();
    expect(existsSync(join(app.dataDir, 'stopped'))).toBe(true);
    await app.close();
  });

  it('waits for an apply when its window is closed', async () => {
    const app = await launchElectron({ folder: probeApp });
    await app.page.getByText('electron connected').waitFor();
    const { electron } = app;
    const child = electron?.process();
    const setBusy = (isBusy: boolean) =>
      electron?.evaluate(
        (_electron, busy) => (globalThis as unknown as { probe: Probe }).probe.stub.setBusy(busy),
        isBusy,
      );
    await setBusy(true);
    await app.page.close();
    expect(await electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    expect(child?.exitCode).toBeNull();

    const ended = new Promise((resolve) => child?.once('exit', resolve));
    await setBusy(false);
    expect(await ended).toBe(0);
    expect(existsSync(join(app.dataDir, 'stopped'))).toBe(true);
    await app.close();
  });
});
