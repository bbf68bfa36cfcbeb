import { EventEmitter } from 'node:events';
import { electronEvent } from './electron-event.mjs';
import { runtime } from './runtime.mjs';
import { WebContents } from './web-contents.mjs';

const all = new Set();

/** A window without a screen: a size and a page. */
export class BrowserWindow extends EventEmitter {
  #size;
  #isVisible;
  #isDestroyed = false;
  #isMaximized = false;

  constructor({ width = 800, height = 600, show = true, webPreferences }) {
    super();
    if (!runtime.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#size = [width, height];
    this.#isVisible = show;
    this.webContents = new WebContents(this, webPreferences);
    all.add(this);
  }

  static getAllWindows() {
    return [...all];
  }

  static fromWebContents(contents) {
    return contents?.window ?? null;
  }

  /** Chromium says that a page has gone. */
  static forget(targetId) {
    for (const window of all) if (window.webContents.targetId === targetId) window.#forget();
  }

  loadURL(url) {
    return this.webContents.loadURL(url);
  }

  close() {
    if (this.#isDestroyed) return;
    const event = electronEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy() {
    const { targetId } = this.webContents;
    this.#forget();
    // It may be gone already: then there is nothing to close.
    if (targetId) runtime.devTools.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  #forget() {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    BrowserWindow.onClosed();
  }

  /** Set by `app`. */
  static onClosed = () => undefined;

  isDestroyed = () => this.#isDestroyed;
  isVisible = () => this.#isVisible;
  isMaximized = () => this.#isMaximized;
  getSize = () => [...this.#size];
  getNormalBounds = () => ({ x: 0, y: 0, width: this.#size[0], height: this.#size[1] });
  focus() {
    this.emit('focus');
  }
  show() {
    this.#isVisible = true;
  }
  maximize() {
    this.#isMaximized = true;
  }
}
