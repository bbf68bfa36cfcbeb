import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Procedure } from '../../contract/define.ts';
import type { AppContract } from '../../contract/index.ts';
import { type AppClient, useClient } from './client-context.tsx';

export type QueryName<F extends keyof AppContract> = {
  [K in keyof AppContract[F]]: AppContract[F][K] extends { kind: 'query' } ? K : never;
}[keyof AppContract[F]] &
  string;

export type InputOf<P> = P extends Procedure<infer I, infer _O> ? z.input<I> : never;
export type OutputOf<P> = P extends Procedure<infer _I, infer O> ? z.output<O> : never;

interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds between reads while somebody looks; false for none. */
  readonly every?: number | false;
  /** How long an answer is good enough, in milliseconds. */
  readonly freshFor?: number;
  /** Goes on showing the last answer while the next one, for another input, is read. */
  readonly keepLast?: boolean;
}

/** One query of the contract, cached under its name and input; news makes it stale. */
export function useRead<F extends keyof AppContract, K extends QueryName<F>>(
  feature: F,
  name: K,
  input: InputOf<AppContract[F][K]>,
  options: ReadOptions = {},
) {
  const client = useClient();
  return useQuery<OutputOf<AppContract[F][K]>>({
    queryKey: [feature, name, input],
    queryFn: ({ signal }) => ask(client, feature, name, input, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    refetchIntervalInBackground: false,
    ...(options.freshFor !== undefined && { staleTime: options.freshFor }),
    ...(options.keepLast && { placeholderData: (last) => last }),
  });
}

/** Reads into the cache before anything is shown. A read that fails is made again, and told, by whoever shows it. */
export function readAhead<F extends keyof AppContract, K extends QueryName<F>>(
  cache: QueryClient,
  client: AppClient,
  feature: F,
  name: K,
  input: InputOf<AppContract[F][K]>,
): Promise<void> {
  return cache.prefetchQuery({
    queryKey: [feature, name, input],
    queryFn: ({ signal }) => ask(client, feature, name, input, signal),
  });
}

/** Reads once from an event handler, through the same cache. */
export function useReadOnce() {
  const client = useClient();
  const cache = useQueryClient();
  return <F extends keyof AppContract, K extends QueryName<F>>(
    feature: F,
    name: K,
    input: InputOf<AppContract[F][K]>,
  ) => readOnce(cache, client, feature, name, input);
}

function readOnce<F extends keyof AppContract, K extends QueryName<F>>(
  cache: QueryClient,
  client: AppClient,
  feature: F,
  name: K,
  input: InputOf<AppContract[F][K]>,
): Promise<OutputOf<AppContract[F][K]>> {
  return cache.fetchQuery<OutputOf<AppContract[F][K]>>({
    queryKey: [feature, name, input],
    queryFn: ({ signal }) => ask(client, feature, name, input, signal),
    staleTime: 5000,
  });
}

function ask<F extends keyof AppContract, K extends QueryName<F>>(
  client: AppClient,
  feature: F,
  name: K,
  input: InputOf<AppContract[F][K]>,
  signal: AbortSignal,
) {
  const procedure = client[feature][name] as (
    input: unknown,
    signal: AbortSignal,
  ) => Promise<OutputOf<AppContract[F][K]>>;
  return procedure(input, signal);
}
