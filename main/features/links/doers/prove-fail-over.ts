import { isAppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { poll } from '../../../engine/poll.ts';
import { connectionName } from '../../../strongswan/link-config.ts';
import type { ProofServices } from '../services.ts';
import { askTarget, type TrafficInput } from './ask-target.ts';
import type { ProofRecord } from './proof-record.ts';
import { waitForBoth } from './wait-for-both.ts';
import { type LinkWatch, watchLink } from './watch-link.ts';

/** `index` is the tunnel that is taken down. */
export type FailOverInput = TrafficInput & { readonly index: number };

const moveMs = 60_000;
const backMs = 60_000;

export function proveFailOverDoer(services: ProofServices): Doer<FailOverInput, ProofRecord> {
  const { probe, clock } = services;

  return {
    kind: 'prove.fail-over',
    async recognise(input, context) {
      // A tunnel that a crash left down comes up again, whether the proof goes on or is given up.
      if (context.begun) {
        for (const name of namesOf(input)) await probe.change(input, 'up', name, context.signal);
        context.log('Both tunnels were told to come up again');
      }
      return undefined;
    },
    async run(input, context) {
      const { signal } = context;
      const watch = await watchLink(services, input, signal);
      const address = input.addresses[input.index] ?? '';
      const other = input.addresses[1 - input.index] ?? '';
      const name = connectionName(input.linkId, input.index + 1);

      const ends = await waitForBoth(watch, { clock, signal });
      const down = ends.find(({ aws, gateway }) => !aws.isUp || !gateway.isUp);
      if (down) return { origin: 'created', record: notDared(down.outsideAddress, address) };

      context.log(`Taking tunnel ${address} down`);
      try {
        const complaint = await probe.change(input, 'down', name, signal);
        const still = (await watch.look({ aws: false })).find((one) => one.name === name && one.gateway.isUp);
        if (still) return { origin: 'created', record: notDown(address, complaint) };
        return { origin: 'created', record: await askOverOther(input, watch, { address, other, context }) };
      } finally {
        await bringBack(input, name, context);
      }
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };

  async function askOverOther(
    input: FailOverInput,
    watch: LinkWatch,
    { address, other, context }: { address: string; other: string; context: StepContext },
  ): Promise<ProofRecord> {
    const { from, to } = input;
    const { signal } = context;
    const began = clock.now().getTime();
    const look = async () =>
      (await probe.ping(input, { from, to, count: 1 }, signal)).received > 0 ? true : undefined;
    try {
      await poll({ clock, signal, limitMs: moveMs, tooLate: 'silent', tooLateCode: 'conflict', look });
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      const evidence = `With ${address} down, ${to} did not answer over ${other} within ${moveMs / 1000} seconds`;
      return {
        checks: [{ what: 'Fail-over', tunnel: other, outcome: 'failed', evidence }],
        carriedOut: [],
        carriedIn: [],
      };
    }
    const seconds = ((clock.now().getTime() - began) / 1000).toFixed(1);
    context.log(`${to} answers over ${other} after ${seconds} s`);
    const asked = await askTarget(services, { input, watch, tunnel: other }, context);
    const evidence = `${address} down: ${to} answered over ${other} after ${seconds} s`;
    return { ...asked, checks: [{ what: 'Fail-over', tunnel: other, outcome: 'passed', evidence }, ...asked.checks] };
  }

  /** Even when the plan was ended in the middle: the tunnel must not stay down. */
  async function bringBack(input: FailOverInput, name: string, context: StepContext): Promise<void> {
    const signal = context.signal.aborted ? AbortSignal.timeout(backMs) : context.signal;
    await probe.change(input, 'up', name, signal);
    const watch = await watchLink(services, input, signal);
    const look = async () => {
      const ends = await watch.look({ aws: false });
      return ends.every(({ gateway }) => gateway.isUp) ? true : undefined;
    };
    const tooLate = `${name} did not come up again within a minute. Bring it up from the Tunnels page, and look at the log of the gateway.`;
    await poll({ clock, signal, limitMs: backMs, tooLate, tooLateCode: 'conflict', look });
    context.log(`${name} is up again`);
  }
}

function namesOf({ linkId, addresses }: FailOverInput): string[] {
  return addresses.map((_, index) => connectionName(linkId, index + 1));
}

function notDown(address: string, complaint: string): ProofRecord {
  const evidence = `Tunnel ${address} could not be taken down${complaint === '' ? '' : `: ${complaint}`}`;
  return {
    checks: [{ what: 'Fail-over', tunnel: address, outcome: 'failed', evidence }],
    carriedOut: [],
    carriedIn: [],
  };
}

/** With one tunnel down already, taking the other down would cut the site off. */
function notDared(down: string, address: string): ProofRecord {
  const evidence = `Tunnel ${down} is not up at both ends, so ${address} was left alone`;
  return { checks: [{ what: 'Fail-over', tunnel: null, outcome: 'failed', evidence }], carriedOut: [], carriedIn: [] };
}
