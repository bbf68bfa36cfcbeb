import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import type { BgpPeer } from '../../../../contract/domain/direct-connect.ts';
import { isThere } from '../../../../contract/domain/direct-connect-world.ts';
import { readBgpKeys } from '../../../aws/direct-connect/bgp-secrets.ts';
import { createDxPeer, deleteDxPeer } from '../../../aws/direct-connect/create-virtual-interface.ts';
import { listDxInterfaces } from '../../../aws/direct-connect/virtual-interfaces.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import type { AwsContext } from '../../../aws/aws-context.ts';
import type { Doer, StepContext, Undone } from '../../../engine/doer.ts';
import type { Secret } from '../../../secret.ts';
import type { Place } from '../plan/place.ts';
import type { DirectConnectDoerServices } from '../services.ts';

export type BgpPeerInput = Place & {
  readonly virtualInterface: Ref;
  readonly asn: number;
  readonly addressFamily: 'ipv4' | 'ipv6';
  readonly key: 'generated' | 'own';
};
export type BgpPeerRecord = { readonly id: string; readonly virtualInterfaceId: string };

/** Bears no tag, but a virtual interface has one of each family at most, and the interface is this plan's own: so is this. */
export function bgpPeerDoer({
  aws,
  clock,
  ownKeys,
  changed,
}: DirectConnectDoerServices): Doer<BgpPeerInput, BgpPeerRecord> {
  const attempts = createAttempts(clock);
  const contextOf = ({ profile, region }: BgpPeerInput) => aws.context(profile, region);

  async function peersOf(ctx: AwsContext, id: string, signal: AbortSignal): Promise<readonly BgpPeer[]> {
    const found = (await listDxInterfaces(ctx, signal)).find((one) => one.id === id && isThere(one));
    return (found?.peers ?? []).filter(isThere);
  }

  async function find(input: BgpPeerInput, context: StepContext): Promise<BgpPeer | undefined> {
    const peers = await peersOf(await contextOf(input), idOf(input.virtualInterface, context), context.signal);
    return peers.find(({ addressFamily }) => addressFamily === input.addressFamily);
  }

  async function settled(input: BgpPeerInput, id: string, context: StepContext) {
    await waitFor({
      clock,
      signal: context.signal,
      minutes: 10,
      what: `BGP peer ${id} to be there`,
      look: async () => {
        const seen = await find(input, context);
        return seen && seen.state !== 'pending' ? seen : undefined;
      },
    });
    changed();
    return { origin: 'created', record: { id, virtualInterfaceId: idOf(input.virtualInterface, context) } } as const;
  }

  return {
    kind: 'dx.bgp-peer',
    async recognise(input, context) {
      const found = await attempts.find(context, () => find(input, context));
      return found && settled(input, found.id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      attempts.begin(planId);
      const ctx = await contextOf(input);
      const virtualInterfaceId = idOf(input.virtualInterface, context);
      const key = input.key === 'own' ? await ownKey(ctx, virtualInterfaceId, context) : null;
      const wish = { virtualInterfaceId, asn: input.asn, addressFamily: input.addressFamily, key };
      const id = await attempts.send(context, {
        create: async () => {
          const answer = await onJustMade(ctx, signal, () => createDxPeer(ctx, wish, signal));
          const made = answer.peers.find((peer) => peer.addressFamily === input.addressFamily && isThere(peer));
          return made?.id ?? '';
        },
        find: async () => (await find(input, context))?.id,
        isIdempotent: true,
      });
      return settled(input, id, context);
    },
    async undo({ id, virtualInterfaceId }, input, { signal }): Promise<Undone> {
      const ctx = await contextOf(input);
      const peers = await peersOf(ctx, virtualInterfaceId, signal);
      if (!peers.some((peer) => peer.id === id)) return { outcome: 'removed' };
      if (peers.length === 1) return { outcome: 'left', reason: `it is the last BGP peer of ${virtualInterfaceId}` };
      await deleteDxPeer(ctx, { virtualInterfaceId, bgpPeerId: id }, signal);
      changed();
      return { outcome: 'removed' };
    },
  };

  /** AWS has it from the first session by now, also after a restart. */
  async function ownKey(
    ctx: AwsContext,
    virtualInterfaceId: string,
    { planId, signal }: StepContext,
  ): Promise<Secret | null> {
    const held = ownKeys.of(planId);
    if (held) return held;
    const [first] = (await readBgpKeys(ctx, virtualInterfaceId, signal)).values();
    return first ?? null;
  }
}
