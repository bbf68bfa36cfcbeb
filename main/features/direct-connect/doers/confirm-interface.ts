import type { InterfaceKind } from '../../../../contract/domain/direct-connect.ts';
import { isThere } from '../../../../contract/domain/direct-connect-world.ts';
import { AppError } from '../../../../contract/errors.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { idOf } from '../../../aws-steps/ref.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { confirmDxInterface, listDxInterfaces } from '../../../aws/direct-connect/virtual-interfaces.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import type { AttachTo } from '../plan/interface-steps.ts';
import type { DirectConnectDoerServices } from '../services.ts';

export type ConfirmInput = {
  readonly profile: string;
  readonly region: string;
  readonly id: string;
  readonly kind: InterfaceKind;
  readonly attachTo: AttachTo;
};

/** Accepted once: what is not `confirming` any more, and joins what was asked, has been accepted. */
export function confirmInterfaceDoer({
  aws,
  clock,
  changed,
}: DirectConnectDoerServices): Doer<ConfirmInput, { readonly id: string }> {
  const look = async ({ profile, region, id }: ConfirmInput, signal: AbortSignal) =>
    (await listDxInterfaces(await aws.context(profile, region), signal)).find((one) => one.id === id && isThere(one));

  async function accepted(input: ConfirmInput, context: StepContext): Promise<true | undefined> {
    const seen = await look(input, context.signal);
    if (!seen) throw gone(input.id);
    if (seen.state === 'confirming') return undefined;
    const wanted = input.attachTo && idOf(input.attachTo.id, context);
    if ((seen.attachedTo?.id ?? null) === wanted) return true;
    throw new AppError({
      code: 'conflict',
      message: `${input.id} has been accepted by somebody else, for ${seen.attachedTo?.id ?? 'nothing'}. Make the plan again`,
      subject: input.id,
    });
  }

  async function settled(input: ConfirmInput, origin: 'created' | 'adopted', { signal }: StepContext) {
    await waitFor({
      clock,
      signal,
      minutes: 10,
      what: `virtual interface ${input.id} to be there`,
      look: async () => {
        const seen = await look(input, signal);
        return seen && !['pending', 'confirming', 'unknown'].includes(seen.state) ? seen : undefined;
      },
    });
    changed();
    return { origin, record: { id: input.id } } as const;
  }

  return {
    kind: 'dx.confirm',
    async recognise(input, context) {
      const isDone = await accepted(input, context);
      return isDone && settled(input, context.begun === true ? 'created' : 'adopted', context);
    },
    async run(input, context) {
      const { signal } = context;
      const ctx = await aws.context(input.profile, input.region);
      const attachTo = input.attachTo && { kind: input.attachTo.kind, id: idOf(input.attachTo.id, context) };
      await createOnce({
        clock,
        signal,
        isIdempotent: true,
        create: async () => {
          const wish = { id: input.id, kind: input.kind, attachTo };
          const confirm = () => confirmDxInterface(ctx, wish, signal);
          // A gateway that an earlier step made may not be seen yet.
          await (typeof input.attachTo?.id === 'object' ? onJustMade(ctx, signal, confirm) : confirm());
          return true as const;
        },
        find: () => accepted(input, context),
      });
      return settled(input, 'created', context);
    },
    undo: () => Promise.resolve({ outcome: 'left', reason: 'accepting cannot be taken back' }),
  };
}

function gone(id: string): AppError {
  return new AppError({ code: 'conflict', message: `There is no virtual interface ${id} any more`, subject: id });
}
