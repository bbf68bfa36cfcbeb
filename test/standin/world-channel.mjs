/**
 * Injected into both worlds of a page as text. The two share only the document, so `contextBridge` is a synchronous
 * exchange of events under a name that only they know.
 */
export function createWorldChannel(name, side, receivers) {
  const other = side === 'page' ? 'preload' : 'page';
  const functions = new Map();
  const idOf = new Map();
  const callers = new Map();
  const promises = new Map();
  let lastId = 0;
  let answer;

  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);
  function emit(kind, message) {
    dispatch(new CustomEvent(name + other, { detail: { kind, message } }));
  }
  function post(kind, message) {
    const outer = answer;
    answer = undefined;
    emit(kind, message);
    const mine = answer;
    answer = outer;
    return mine;
  }

  function pack(value) {
    if (typeof value === 'function') return { $function: keep(value) };
    if (value instanceof Promise) return { $promise: announce(value) };
    if (value instanceof Error) return { $error: value.message, name: value.name };
    if (Array.isArray(value)) return value.map(pack);
    return isPlain(value) ? mapMembers(value, pack) : value;
  }
  function unpack(value) {
    if (!value || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    if (value.$function) return callerOf(value.$function);
    if (value.$promise) return new Promise((resolve, reject) => promises.set(value.$promise, { resolve, reject }));
    if ('$error' in value) return Object.assign(new Error(value.$error), { name: value.name });
    return Object.prototype.toString.call(value) === '[object Object]' ? mapMembers(value, unpack) : value;
  }
  const isPlain = (value) =>
    value && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const mapMembers = (value, change) =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));

  function keep(value) {
    if (!idOf.has(value)) {
      lastId += 1;
      idOf.set(value, lastId);
      functions.set(lastId, value);
    }
    return idOf.get(value);
  }
  function announce(promise) {
    lastId += 1;
    const id = lastId;
    promise.then(
      (value) => emit('settle', { id, value: pack(value) }),
      (error) => emit('settle', { id, error: pack(error) }),
    );
    return id;
  }
  function callerOf(id) {
    if (!callers.has(id)) {
      callers.set(id, (...args) => {
        const { error, value } = post('call', { id, args: args.map(pack) });
        if (error) throw unpack(error);
        return unpack(value);
      });
    }
    return callers.get(id);
  }

  const builtIn = {
    answer(message) {
      answer = message;
    },
    call({ id, args }) {
      let result;
      try {
        result = { value: pack(functions.get(id)(...args.map(unpack))) };
      } catch (error) {
        result = { error: pack(error instanceof Error ? error : new Error(String(error))) };
      }
      emit('answer', result);
    },
    settle({ id, value, error }) {
      const promise = promises.get(id);
      promises.delete(id);
      if (error) promise?.reject(unpack(error));
      else promise?.resolve(unpack(value));
    },
  };
  window.addEventListener(
    name + side,
    (event) => {
      event.stopImmediatePropagation();
      const { kind, message } = event.detail;
      (builtIn[kind] ?? receivers[kind])?.(message, unpack);
    },
    true,
  );
  return { post, pack };
}
