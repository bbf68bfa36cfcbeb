import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { pageWorldScript, preloadWorldScript } from './document-scripts.mjs';
import { electronEvent } from './electron-event.mjs';
import { encodeEvent, receiveFromPage } from './ipc-main.mjs';
import { answerRequest } from './page-requests.mjs';
import { runtime } from './runtime.mjs';
import { toChromium, toMain } from './scheme.mjs';
import { applyPermissions, defaultSession } from './session.mjs';

const world = 'Electron Isolated Context';
const all = new Set();

/** One page of Chromium with our preload in a world of its own. */
export class WebContents extends EventEmitter {
  session = defaultSession;
  targetId = undefined;
  #sessionId;
  #contextId;
  #url = '';
  #isDestroyed = false;
  #ownNavigation = undefined;
  #openHandler = () => ({ action: 'allow' });
  #window;
  #preferences;

  constructor(window, preferences) {
    super();
    refuseInsecure(preferences);
    this.#window = window;
    this.#preferences = preferences;
    all.add(this);
    this.attached = this.#attach();
    this.attached.catch((error) => this.#isDestroyed || console.error('The stand-in cannot open a page:', error));
  }

  static fromDevToolsTargetId(targetId) {
    return [...all].find((contents) => contents.targetId === targetId);
  }

  get window() {
    return this.#window;
  }

  command(method, params) {
    return runtime.devTools.send(method, params, this.#sessionId);
  }

  async loadURL(url) {
    await this.attached;
    this.#ownNavigation = toChromium(url);
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.command('Page.navigate', { url: this.#ownNavigation });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  /** True once for the address that main itself went to. */
  takeOwnNavigation(chromiumUrl) {
    const isOwn = this.#ownNavigation === chromiumUrl;
    this.#ownNavigation = undefined;
    return isOwn;
  }

  send(name, ...args) {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    this.#deliver(encodeEvent(name, args), this.#contextId);
  }

  askToOpen(url) {
    const { action } = this.#openHandler({ url, frameName: '', features: '', disposition: 'foreground-tab' });
    if (action !== 'deny') console.error(`The stand-in opens no further windows: ${url}`);
  }

  setWindowOpenHandler(handler) {
    this.#openHandler = handler;
  }

  getURL() {
    return this.#url;
  }

  getLastWebPreferences() {
    return { ...this.#preferences };
  }

  isDestroyed() {
    return this.#isDestroyed;
  }

  close() {
    this.#window.close();
  }

  destroy() {
    this.#isDestroyed = true;
    all.delete(this);
    this.emit('destroyed');
  }

  async #attach() {
    const [width, height] = this.#window.getSize();
    const made = await runtime.devTools.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    this.targetId = made.targetId;
    const { sessionId } = await runtime.devTools.send('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    });
    this.#sessionId = sessionId;
    this.#listen();
    await this.#prepareDocuments();
    await applyPermissions(this);
  }

  #listen() {
    const on = (method, listener) => runtime.devTools.on(this.#sessionId + method, listener);
    on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === '__standinSend') void this.#receive(JSON.parse(payload), executionContextId);
    });
    on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world && context.auxData.frameId === this.targetId) this.#contextId = context.id;
    });
    on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#url = toMain(frame.url);
    });
    on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.targetId) this.#url = toMain(url);
    });
    on('Page.loadEventFired', () => {
      if (this.#url === '' || this.#url === 'about:blank') return;
      this.emit('did-finish-load', electronEvent());
      this.#window.emit('ready-to-show', electronEvent());
    });
    on('Fetch.requestPaused', (paused) => {
      answerRequest(this, paused).catch(
        (error) => this.#isDestroyed || console.error('The stand-in cannot answer:', error),
      );
    });
  }

  async #prepareDocuments() {
    const name = randomUUID();
    const [width, height] = this.#window.getSize();
    await Promise.all([
      this.command('Page.enable'),
      this.command('Runtime.enable'),
      this.command('Runtime.addBinding', { name: '__standinSend', executionContextName: world }),
      this.command('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.command('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(name) }),
      this.command('Page.addScriptToEvaluateOnNewDocument', {
        worldName: world,
        source: preloadWorldScript(name, readFileSync(this.#preferences.preload, 'utf8')),
      }),
      this.command('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
    ]);
  }

  async #receive(message, contextId) {
    const reply = await receiveFromPage(message, this);
    if (reply) this.#deliver(reply, contextId);
  }

  #deliver(message, contextId) {
    if (contextId === undefined || this.#isDestroyed) return;
    const expression = `__standinReceive(${JSON.stringify(message)})`;
    // The document may have gone meanwhile; so has whoever waited there.
    this.command('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  }
}

function refuseInsecure(preferences) {
  const wanted = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (preferences[name] !== value) throw new Error(`The stand-in wants webPreferences.${name} to be ${value}`);
  }
}
