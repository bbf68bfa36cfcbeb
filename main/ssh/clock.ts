/** Time as the SSH parts use it; tests bring their own. */
export interface SshClock {
  now(): number;
  /** Calls back once after so many milliseconds, unless the answer is called first. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: SshClock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
