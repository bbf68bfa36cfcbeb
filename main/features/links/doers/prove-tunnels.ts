import { isAppError } from '../../../../contract/errors.ts';
import type { Doer } from '../../../engine/doer.ts';
import { poll } from '../../../engine/poll.ts';
import type { TunnelEnds } from '../../../vpn/tunnel-ends.ts';
import type { ProofSubject } from '../plan-prove-link.ts';
import type { ProofServices } from '../services.ts';
import type { ProofRecord } from './proof-record.ts';
import { watchLink } from './watch-link.ts';

/** AWS's telemetry lags by a minute or so: a tunnel that just came up gets that long. */
const patienceMs = 2 * 60_000;

export function proveTunnelsDoer(services: ProofServices): Doer<ProofSubject, ProofRecord> {
  return {
    kind: 'prove.tunnels',
    recognise: () => Promise.resolve(undefined),
    async run(subject, context) {
      const { signal } = context;
      const watch = await watchLink(services, subject, signal);
      let ends: readonly TunnelEnds[] = [];
      const look = async () => {
        ends = await watch.look({ aws: true });
        return ends.every(({ aws, gateway }) => aws.isUp && gateway.isUp) ? true : undefined;
      };
      try {
        await poll({
          clock: services.clock,
          signal,
          limitMs: patienceMs,
          tooLate: 'down',
          tooLateCode: 'conflict',
          look,
        });
      } catch (error) {
        if (!isAppError(error, 'conflict')) throw error;
      }
      const name = services.gateways.name(subject.gatewayId);
      const checks = ends.flatMap(({ outsideAddress: tunnel, aws, gateway }) => [
        { what: 'Up at AWS', tunnel, outcome: outcome(aws.isUp), evidence: `AWS says ${aws.says}` },
        { what: 'Up on the gateway', tunnel, outcome: outcome(gateway.isUp), evidence: `${name} says ${gateway.says}` },
      ]);
      for (const { what, tunnel, evidence } of checks) context.log(`${what}, ${tunnel}: ${evidence}`);
      return { origin: 'created', record: { checks, carriedOut: [], carriedIn: [] } };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}

function outcome(isGood: boolean): 'passed' | 'failed' {
  return isGood ? 'passed' : 'failed';
}
