/** What the parts of the stand-in share while it runs. */
export const runtime = {
  /** @type {import('./devtools.mjs').DevTools | undefined} */
  devTools: undefined,
  /** Switches that main asked for before Chromium started. */
  switches: [],
  isReady: false,
};
