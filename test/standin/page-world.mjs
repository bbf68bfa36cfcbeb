/** Injected into the page's own world as text: shows what preload exposes and hands new windows to main. */
export function preparePageWorld(name, createWorldChannel) {
  const freeze = (value) => {
    if (value && typeof value === 'object') {
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    }
    return value;
  };
  const channel = createWorldChannel(name, 'page', {
    expose({ key, value }, unpack) {
      Object.defineProperty(window, key, { value: freeze(unpack(value)), enumerable: true });
    },
  });

  // A window that Chromium opens and we close again upsets Playwright: none is opened at all.
  const ask = (url) => channel.post('open', new URL(url, location.href).href);
  window.open = (url = 'about:blank') => {
    ask(url);
    return null;
  };
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.target === '_blank');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    ask(link.href);
  });
}
