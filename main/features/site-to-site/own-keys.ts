import type { Secret } from '../../secret.ts';

/** Typed pre-shared keys on their way to AWS: in memory only, until the VPN connection exists. */
export interface OwnKeys {
  hold(planId: string, keys: readonly [Secret, Secret]): void;
  of(planId: string): readonly [Secret, Secret] | undefined;
  forget(planId: string): void;
}

export function createOwnKeys(): OwnKeys {
  const held = new Map<string, readonly [Secret, Secret]>();
  return {
    hold: (planId, keys) => void held.set(planId, keys),
    of: (planId) => held.get(planId),
    forget: (planId) => void held.delete(planId),
  };
}
