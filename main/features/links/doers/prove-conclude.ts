import { AppError } from '../../../../contract/errors.ts';
import type { Doer } from '../../../engine/doer.ts';
import { decideProof } from '../decide-proof.ts';
import type { ProofServices } from '../services.ts';
import { ProofRecord } from './proof-record.ts';

export type ConcludeInput = {
  readonly linkId: string;
  readonly addresses: readonly string[];
  readonly target: string | null;
  readonly isSkipped: boolean;
  readonly isDevice: boolean;
  readonly steps: readonly string[];
};

/** A link keeps its last proofs. */
const kept = 20;

export function proveConcludeDoer({
  links,
  clock,
  changed,
}: ProofServices): Doer<ConcludeInput, { readonly result: string }> {
  return {
    kind: 'prove.conclude',
    async recognise({ linkId }, { planId }) {
      const there = links.get(linkId)?.proofs.find((proof) => proof.planId === planId);
      return there && { origin: 'created', record: { result: there.result } };
    },
    async run(input, context) {
      const { planId } = context;
      const link = links.get(input.linkId);
      if (!link) {
        throw new AppError({
          code: 'conflict',
          message: 'The link was deleted while it was proved.',
          subject: input.linkId,
        });
      }
      const seen = input.steps.map((stepId) => ProofRecord.parse(context.record(stepId)));
      const decided = decideProof({
        ...input,
        checks: seen.flatMap(({ checks }) => checks),
        carriedOut: seen.flatMap(({ carriedOut }) => carriedOut),
        carriedIn: seen.flatMap(({ carriedIn }) => carriedIn),
      });
      const proof = { id: planId, planId, at: clock.now().toISOString(), target: input.target, ...decided };
      links.put(link.id, { ...link, proofs: [proof, ...link.proofs].slice(0, kept) });
      changed(link.id);
      context.log(decided.sentence);
      return { origin: 'created', record: { result: decided.result } };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
