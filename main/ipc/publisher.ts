import type { z } from 'zod';
import type { Contract, Topic } from '../../contract/define.ts';

type Topics<C> = {
  [F in keyof C & string]: {
    [K in keyof C[F] & string]: C[F][K] extends Topic<infer P> ? { name: `${F}.${K}`; payload: z.input<P> } : never;
  }[keyof C[F] & string];
}[keyof C & string];

export type Publish<C extends Contract> = <T extends Topics<C>['name']>(
  name: T,
  payload: Extract<Topics<C>, { name: T }>['payload'],
) => void;

/** Sends topic news to every window, checked against the contract. */
export function createPublisher<C extends Contract>(
  contract: C,
  send: (name: string, payload: unknown) => void,
): Publish<C> {
  return function publish(name, payload) {
    const [featureName = '', topicName = ''] = name.split('.');
    const entry = contract[featureName]?.[topicName];
    if (entry?.kind !== 'topic') throw new Error(`${name} is not a topic`);
    send(name, entry.payload.parse(payload));
  };
}
