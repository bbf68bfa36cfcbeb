/** How far a sweep is: reads done, of those known so far. */
export interface Tally {
  begin(now: string): void;
  end(): void;
}

export interface SweepProgress {
  readonly done: number;
  readonly total: number;
  /** What is being read: "EC2 in eu-west-1 (demo)". */
  readonly now: string;
}

export function createTally(tell: (progress: SweepProgress) => void): Tally {
  let done = 0;
  let total = 0;
  let now = '';
  const say = (): void => tell({ done, total, now });
  return {
    begin(what) {
      total += 1;
      now = what;
      say();
    },
    end() {
      done += 1;
      say();
    },
  };
}
