/**
 * Carries what structured clone carries, as JSON. The function is also injected into the preload's world as text, so it
 * uses nothing from outside itself.
 */
export function createCodec() {
  const refuse = () => {
    throw new Error('An object could not be cloned.');
  };
  const toBase64 = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  function encodeNumber(value) {
    const isPlain = Number.isFinite(value) && !Object.is(value, -0);
    return isPlain ? value : { $: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
  }

  function encodeObject(value, parents) {
    if (parents.includes(value)) refuse();
    const inside = [...parents, value];
    if (Array.isArray(value)) return value.map((member) => encode(member, inside));
    switch (Object.prototype.toString.call(value)) {
      case '[object Date]':
        return { $: 'date', value: value.getTime() };
      case '[object Map]':
        return { $: 'map', value: [...value].map((pair) => encode(pair, inside)) };
      case '[object Set]':
        return { $: 'set', value: [...value].map((member) => encode(member, inside)) };
      case '[object Uint8Array]':
        return { $: 'bytes', value: toBase64(value) };
      case '[object Error]':
        return { $: 'error', name: value.name, value: value.message };
      case '[object Object]': {
        const members = Object.entries(value).map(([key, member]) => [key, encode(member, inside)]);
        return '$' in value ? { $: 'object', value: members } : Object.fromEntries(members);
      }
      default:
        return refuse();
    }
  }

  function encode(value, parents = []) {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return encodeNumber(value);
    if (typeof value === 'bigint') return { $: 'bigint', value: String(value) };
    return typeof value === 'object' ? encodeObject(value, parents) : refuse();
  }

  const decodeMembers = (members) => Object.fromEntries(members.map(([key, member]) => [key, decode(member)]));
  const decoders = {
    number: ({ value }) => Number(value),
    undefined: () => undefined,
    bigint: ({ value }) => BigInt(value),
    date: ({ value }) => new Date(value),
    map: ({ value }) => new Map(value.map((pair) => decode(pair))),
    set: ({ value }) => new Set(value.map((member) => decode(member))),
    bytes: ({ value }) => fromBase64(value),
    error: ({ name, value }) => Object.assign(new Error(value), { name }),
    object: ({ value }) => decodeMembers(value),
  };

  function decode(value) {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((member) => decode(member));
    return '$' in value ? decoders[value.$](value) : decodeMembers(Object.entries(value));
  }

  return { encode, decode };
}
