import { z } from 'zod';
import type { Failure } from './errors.ts';

export const Call = z.object({ id: z.string().max(100), name: z.string().max(100), input: z.unknown() });
export type Call = z.infer<typeof Call>;

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure };

/** What preload exposes on `window.bridge`. Three functions, whatever the contract says. */
export interface Bridge {
  call(call: Call): Promise<Reply>;
  cancel(id: string): void;
  subscribe(name: string, listener: (payload: unknown) => void): () => void;
}
