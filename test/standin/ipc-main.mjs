import { EventEmitter } from 'node:events';
import { createCodec } from './codec.mjs';
import { electronEvent } from './electron-event.mjs';
import { toMain } from './scheme.mjs';

const codec = createCodec();
const handlers = new Map();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(name, handler) {
    if (handlers.has(name)) throw new Error(`Attempted to register a second handler for '${name}'`);
    handlers.set(name, handler);
  },
  removeHandler: (name) => void handlers.delete(name),
});

/** Acts on one message of a window's preload world; resolves to what goes back, if anything does. */
export async function receiveFromPage(message, contents) {
  switch (message.kind) {
    case 'open':
      contents.askToOpen(toMain(message.url));
      return undefined;
    case 'preload-error':
      console.error('Unable to load preload script:', message.stack);
      return undefined;
    case 'send':
      ipcMain.emit(message.name, senderEvent(contents), ...codec.decode(message.args));
      return undefined;
    default:
      return { kind: 'reply', id: message.id, ...(await invoke(message, contents)) };
  }
}

export function encodeEvent(name, args) {
  return { kind: 'event', name, args: codec.encode(args) };
}

async function invoke({ name, args }, contents) {
  try {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`No handler registered for '${name}'`);
    return { value: codec.encode(await handler(senderEvent(contents), ...codec.decode(args))) };
  } catch (error) {
    return { error: `Error invoking remote method '${name}': ${String(error)}` };
  }
}

function senderEvent(contents) {
  return electronEvent({ sender: contents, senderFrame: { url: contents.getURL(), parent: null } });
}
