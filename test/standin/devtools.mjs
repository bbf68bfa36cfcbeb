import { EventEmitter } from 'node:events';
import { startChromium } from './chromium.mjs';

/** Chromium, driven over its debugging pipe. Events are named by session and method. */
export class DevTools extends EventEmitter {
  #lastId = 0;
  #waiting = new Map();
  #rest = '';
  #child;

  constructor(setup) {
    super();
    this.setMaxListeners(0);
    this.#child = startChromium(setup);
    const [, , , input, output] = this.#child.stdio;
    input.on('error', () => undefined);
    output.setEncoding('utf8').on('data', (text) => this.#read(text));
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', () => {
        for (const { reject } of this.#waiting.values()) reject(new Error('Chromium has ended'));
        this.emit('exit');
        resolve();
      });
    });
  }

  send(method, params = {}, sessionId) {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject, method });
      this.#child.stdio[3].write(`${JSON.stringify({ id: this.#lastId, method, params, sessionId })}\0`);
    });
  }

  /** Asks Chromium to end and waits a little; our own end kills what is left. */
  async close() {
    this.send('Browser.close').catch(() => undefined);
    await Promise.race([this.exited, new Promise((resolve) => setTimeout(resolve, 3000))]);
  }

  #read(text) {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop();
    for (const message of messages) this.#receive(JSON.parse(message));
  }

  #receive({ id, result, error, sessionId = '', method, params }) {
    if (id === undefined) return this.emit(sessionId + method, params);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) return waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
    return waiting?.resolve(result);
  }
}
