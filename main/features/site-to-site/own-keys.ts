import { createHeldKeys, type HeldKeys } from '../../aws-steps/held-keys.ts';
import type { Secret } from '../../secret.ts';

/** The two pre-shared keys of a VPN connection. */
export type OwnKeys = HeldKeys<readonly [Secret, Secret]>;

export const createOwnKeys = (): OwnKeys => createHeldKeys();
