export interface Presence {
  /** Tell it how many pages are open. */
  count(pages: number): void;
  stop(): void;
}

interface Setup {
  readonly isBusy: () => boolean;
  /** The last page has gone; it may be back in a moment. */
  readonly onAway: () => void;
  /** Nobody came back, and nothing runs. */
  readonly onGone: () => void;
  /** Long enough for a reload or a link opened again. */
  readonly grace?: number;
}

/** Ends the browser host after its last tab, but never before the first has come nor while an apply runs. */
export function watchPresence({ isBusy, onAway, onGone, grace = 30_000 }: Setup): Presence {
  let timer: NodeJS.Timeout | undefined;

  function leaveLater(): void {
    timer = setTimeout(() => (isBusy() ? leaveLater() : onGone()), grace);
  }

  return {
    count(pages) {
      clearTimeout(timer);
      if (pages > 0) return;
      onAway();
      leaveLater();
    },
    stop: () => clearTimeout(timer),
  };
}
