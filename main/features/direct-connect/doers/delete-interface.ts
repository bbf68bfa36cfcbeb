import type { Doer } from '../../../engine/doer.ts';
import type { DirectConnectDoerServices } from '../services.ts';
import { removeInterface } from './remove-interface.ts';

export type DeleteInterfaceInput = { readonly profile: string; readonly region: string; readonly id: string };

/** Removing is its own recognition: done twice it finds nothing and is done. */
export function deleteInterfaceDoer(
  services: DirectConnectDoerServices,
): Doer<DeleteInterfaceInput, { readonly id: string }> {
  return {
    kind: 'dx.delete-virtual-interface',
    recognise: () => Promise.resolve(undefined),
    async run(input, { signal }) {
      await removeInterface(services, { ...input, ofPlan: null }, signal);
      return { origin: 'created', record: { id: input.id } };
    },
    undo: () => Promise.resolve({ outcome: 'left', reason: 'a deletion cannot be taken back' }),
  };
}
