/** Injected into the isolated world as text: gives the preload bundle its `electron` and runs it. */
export function runPreload(name, createWorldChannel, codec, information, preload) {
  const sendToMain = globalThis.__standinSend;
  const send = (message) => sendToMain(JSON.stringify(message));
  const channel = createWorldChannel(name, 'preload', { open: (url) => send({ kind: 'open', url }) });
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;

  const receivers = {
    reply({ id, value, error }) {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) resolve(codec.decode(value));
      else reject(new Error(error));
    },
    event({ name: channelName, args }) {
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of listeners.get(channelName) ?? []) listener(event, ...codec.decode(args));
    },
  };
  globalThis.__standinReceive = (message) => receivers[message.kind](message);

  const ipcRenderer = {
    invoke(channelName, ...args) {
      return new Promise((resolve, reject) => {
        lastId += 1;
        const message = { kind: 'invoke', id: lastId, name: channelName, args: codec.encode(args) };
        waiting.set(lastId, { resolve, reject });
        send(message);
      });
    },
    send: (channelName, ...args) => send({ kind: 'send', name: channelName, args: codec.encode(args) }),
    on(channelName, listener) {
      listeners.set(channelName, [...(listeners.get(channelName) ?? []), listener]);
      return ipcRenderer;
    },
    off(channelName, listener) {
      listeners.set(
        channelName,
        (listeners.get(channelName) ?? []).filter((kept) => kept !== listener),
      );
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key, value) => void channel.post('expose', { key, value: channel.pack(value) }),
  };

  const require = (id) => {
    if (id === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`module not found: ${id}`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, { ...information, type: 'renderer', sandboxed: true, env: {} });
  } catch (error) {
    send({ kind: 'preload-error', message: error.message, stack: error.stack });
  }
}
