import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from './browser-window.mjs';
import { DevTools } from './devtools.mjs';
import { electronEvent } from './electron-event.mjs';
import { takeInstanceLock } from './instance-lock.mjs';
import { runtime } from './runtime.mjs';

/** Playwright's own switches for a real Chromium that would undo ours. */
const ignoredSwitches = new Set(['remote-debugging-port', 'disable-features', 'enable-features', 'headless']);

class App extends EventEmitter {
  isPackaged = false;
  commandLine = {
    appendSwitch(name, value) {
      if (!ignoredSwitches.has(name)) runtime.switches.push(value ? `--${name}=${value}` : `--${name}`);
    },
  };
  #name = 'Electron';
  #version = '0.0.0';
  #paths = new Map();
  #becomeReady;
  // Not built on the `ready` event: Playwright's loader swallows that one and replays it.
  #ready = new Promise((resolve) => {
    this.#becomeReady = resolve;
  });
  #releaseLock;
  #isEnding = false;

  describe({ name, version }) {
    this.#name = name;
    this.#version = version;
  }

  async start(debugPort) {
    runtime.devTools = new DevTools({ switches: runtime.switches, debugPort });
    runtime.devTools.on('exit', () => this.#isEnding || this.#endAfterCrash());
    runtime.devTools.on('Target.targetDestroyed', ({ targetId }) => BrowserWindow.forget(targetId));
    await runtime.devTools.send('Target.setDiscoverTargets', { discover: true });
    await runtime.devTools.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    BrowserWindow.onClosed = () => this.#afterLastWindow();
    runtime.isReady = true;
    this.emit('ready', electronEvent(), {});
    this.#becomeReady();
  }

  isReady() {
    return runtime.isReady;
  }

  whenReady() {
    return this.#ready;
  }

  getName = () => this.#name;
  getVersion = () => this.#version;
  enableSandbox() {}

  getPath(name) {
    const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const known = { home: homedir(), appData, userData: join(appData, this.#name) };
    const path = this.#paths.get(name) ?? known[name];
    if (!path) throw new Error(`The stand-in does not know the path '${name}'`);
    return path;
  }

  setPath(name, path) {
    mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock() {
    this.#releaseLock = takeInstanceLock(this.getPath('userData'), () =>
      this.emit('second-instance', electronEvent(), [], process.cwd()),
    );
    return this.#releaseLock !== undefined;
  }

  quit() {
    if (this.#isEnding || this.#isStopped('before-quit')) return;
    for (const window of BrowserWindow.getAllWindows()) {
      window.close();
      if (!window.isDestroyed()) return;
    }
    if (!this.#isStopped('will-quit')) this.exit(0);
  }

  exit(code = 0) {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.emit('quit', electronEvent(), code);
    this.#releaseLock?.();
    void Promise.resolve(runtime.devTools?.close()).finally(() => process.exit(code));
  }

  #isStopped(name) {
    const event = electronEvent();
    this.emit(name, event);
    return event.defaultPrevented;
  }

  #afterLastWindow() {
    setImmediate(() => {
      if (this.#isEnding || BrowserWindow.getAllWindows().length > 0) return;
      if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
      else this.quit();
    });
  }

  #endAfterCrash() {
    console.error('The stand-in lost its Chromium');
    process.exit(1);
  }
}

export const app = new App();
