import { useMutation } from '@tanstack/react-query';
import type { AppContract } from '../../contract/index.ts';
import { useClient } from './client-context.tsx';
import type { InputOf, OutputOf } from './use-read.ts';

export type CommandName<F extends keyof AppContract> = {
  [K in keyof AppContract[F]]: AppContract[F][K] extends { kind: 'command' } ? K : never;
}[keyof AppContract[F]] &
  string;

interface Told<O> {
  readonly onSuccess?: (output: O) => void;
  readonly onError?: (error: Error) => void;
}

/**
 * One command of the contract; what it changed comes back as news. `mutate` tells its caller even when the button that gave the
 * command has gone by then: a plan that is stopped has no Stop button any more, and still leads on to its undo.
 */
export function useCommand<F extends keyof AppContract, K extends CommandName<F>>(feature: F, name: K) {
  type Output = OutputOf<AppContract[F][K]>;
  type Input = InputOf<AppContract[F][K]>;
  const client = useClient();
  const mutation = useMutation<Output, Error, Input>({
    mutationKey: [feature, name],
    mutationFn: (input) => {
      const procedure = client[feature][name] as (input: unknown) => Promise<Output>;
      return procedure(input);
    },
  });
  const mutate = (input: Input, { onSuccess, onError }: Told<Output> = {}) => {
    mutation.mutateAsync(input).then(onSuccess, onError ?? (() => undefined));
  };
  return { ...mutation, mutate };
}
