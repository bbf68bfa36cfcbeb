const suffix = '.standin.invalid';
const schemes = new Set();
const handlers = new Map();

/** Chromium cannot go to a scheme it does not know: it gets a secure address that never resolves, and main sees ours. */
export function toChromium(url) {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  if (!match || !schemes.has(match[1])) return url;
  return `https://${match[2]}.${match[1]}${suffix}${match[3] || '/'}`;
}

export function toMain(url) {
  const match = /^https:\/\/([^/]*)\.([a-z0-9+-]+)\.standin\.invalid(\/.*)?$/i.exec(url);
  return match ? `${match[2]}://${match[1]}${match[3] ?? '/'}` : url;
}

export function isPrivate(chromiumUrl) {
  return new URL(chromiumUrl).hostname.endsWith(suffix);
}

export function handlerOf(url) {
  return handlers.get(url.split(':')[0]);
}

export const protocol = {
  registerSchemesAsPrivileged(list) {
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle(scheme, handler) {
    if (!schemes.has(scheme))
      throw new Error(`The stand-in serves only schemes registered as privileged, not ${scheme}`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
};
