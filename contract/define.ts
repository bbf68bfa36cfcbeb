import type { z } from 'zod';

/** A request the renderer may make. Queries only read; commands may change something. */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command';
  readonly input: I;
  readonly output: O;
}

/** News the main process pushes to every open window. */
export interface Topic<P extends z.ZodType = z.ZodType> {
  readonly kind: 'topic';
  readonly payload: P;
}

export type Feature = Readonly<Record<string, Procedure | Topic>>;
export type Contract = Readonly<Record<string, Feature>>;

export function query<I extends z.ZodType, O extends z.ZodType>(shape: { input: I; output: O }): QueryOf<I, O> {
  return { kind: 'query', ...shape };
}

export function command<I extends z.ZodType, O extends z.ZodType>(shape: { input: I; output: O }): CommandOf<I, O> {
  return { kind: 'command', ...shape };
}

export function topic<P extends z.ZodType>(payload: P): Topic<P> {
  return { kind: 'topic', payload };
}

interface QueryOf<I extends z.ZodType, O extends z.ZodType> extends Procedure<I, O> {
  readonly kind: 'query';
}
interface CommandOf<I extends z.ZodType, O extends z.ZodType> extends Procedure<I, O> {
  readonly kind: 'command';
}

type Keys<F, Kind> = { [K in keyof F]: F[K] extends Kind ? K : never }[keyof F];

/** What the renderer calls. */
export type Client<C> = {
  readonly [F in keyof C]: {
    readonly [K in keyof C[F]]: C[F][K] extends Procedure<infer I, infer O>
      ? (input: z.input<I>, signal?: AbortSignal) => Promise<z.output<O>>
      : C[F][K] extends Topic<infer P>
        ? (listener: (payload: z.output<P>) => void) => () => void
        : never;
  };
};

/** What main must implement: exactly the contract's procedures, no more and no fewer. */
export type Handlers<C> = {
  readonly [F in keyof C]: {
    readonly [K in Keys<C[F], Procedure>]: C[F][K] extends Procedure<infer I, infer O>
      ? (input: z.output<I>, signal: AbortSignal) => Promise<z.input<O>>
      : never;
  };
};
