const alwaysThere = new Set(['then', 'toJSON', '__esModule', 'inspect', 'default']);

/** An object that throws for each member it does not have, instead of doing nothing quietly. */
export function strict(name, members) {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || alwaysThere.has(key)) return Reflect.get(target, key, receiver);
      throw new Error(`The stand-in does not have electron.${name}.${key}`);
    },
  });
}
