import { useMutation } from '@tanstack/react-query';
import type { AppContract } from '../../contract/index.ts';
import { useClient } from './client-context.tsx';
import type { InputOf, OutputOf } from './use-read.ts';

export type CommandName<F extends keyof AppContract> = {
  [K in keyof AppContract[F]]: AppContract[F][K] extends { kind: 'command' } ? K : never;
}[keyof AppContract[F]] &
  string;

/** One command of the contract; what it changed comes back as news. */
export function useCommand<F extends keyof AppContract, K extends CommandName<F>>(feature: F, name: K) {
  const client = useClient();
  return useMutation<OutputOf<AppContract[F][K]>, Error, InputOf<AppContract[F][K]>>({
    mutationKey: [feature, name],
    mutationFn: (input) => {
      const procedure = client[feature][name] as (input: unknown) => Promise<OutputOf<AppContract[F][K]>>;
      return procedure(input);
    },
  });
}
