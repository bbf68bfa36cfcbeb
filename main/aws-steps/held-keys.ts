/** Keys that a person typed, on their way to AWS: in memory only, until AWS has them. By the plan that needs them. */
export interface HeldKeys<K> {
  hold(planId: string, keys: K): void;
  of(planId: string): K | undefined;
  forget(planId: string): void;
}

export function createHeldKeys<K>(): HeldKeys<K> {
  const held = new Map<string, K>();
  return {
    hold: (planId, keys) => void held.set(planId, keys),
    of: (planId) => held.get(planId),
    forget: (planId) => void held.delete(planId),
  };
}
