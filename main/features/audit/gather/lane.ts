/** A number of calls side by side: fewer as soon as AWS asks for it, more again after a while of calm. */
export interface Lane {
  readonly width: number;
  run<T>(work: () => Promise<T>): Promise<T>;
  slowDown(): void;
}

/** Calls without a complaint until one more is let in. */
const CALM = 20;

export function createLane(most: number): Lane {
  let width = most;
  let running = 0;
  let calm = 0;
  const waiting: (() => void)[] = [];

  const letIn = (): void => {
    while (running < width) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
      next();
    }
  };

  return {
    get width() {
      return width;
    },
    async run(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        letIn();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        calm += 1;
        if (calm >= CALM && width < most) {
          width += 1;
          calm = 0;
        }
        letIn();
      }
    },
    slowDown() {
      width = Math.max(1, Math.floor(width / 2));
      calm = 0;
    },
  };
}
