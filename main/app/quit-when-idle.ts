interface Setup {
  readonly isBusy: () => boolean;
  readonly hasWindow: () => boolean;
  readonly quit: () => void;
  /** How often to look whether the apply has ended, in ms. */
  readonly every?: number;
}

/** Called when the last window has closed: an apply goes on without one, and then the app ends. */
export function quitWhenIdle({ isBusy, hasWindow, quit, every = 1000 }: Setup): void {
  if (hasWindow()) return;
  if (!isBusy()) {
    quit();
    return;
  }
  setTimeout(() => quitWhenIdle({ isBusy, hasWindow, quit, every }), every);
}
