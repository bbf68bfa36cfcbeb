import type { Doer } from '../../../engine/doer.ts';
import type { ProofSubject } from '../plan-prove-link.ts';
import type { ProofServices } from '../services.ts';
import type { ProofRecord } from './proof-record.ts';
import { waitForBoth } from './wait-for-both.ts';
import { watchLink } from './watch-link.ts';

export function proveTunnelsDoer(services: ProofServices): Doer<ProofSubject, ProofRecord> {
  return {
    kind: 'prove.tunnels',
    recognise: () => Promise.resolve(undefined),
    async run(subject, context) {
      const { signal } = context;
      const watch = await watchLink(services, subject, signal);
      const ends = await waitForBoth(watch, { clock: services.clock, signal });
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
