import type { Doer } from '../../../engine/doer.ts';
import type { TunnelEnds } from '../../../vpn/tunnel-ends.ts';
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
      const { gatewayId } = subject;
      const isDevice = gatewayId === null;
      const watch = await watchLink(services, subject, signal);
      const ends = await waitForBoth(watch, { clock: services.clock, signal, isDevice });
      const atSite = ({ outsideAddress: tunnel, gateway }: TunnelEnds): ProofRecord['checks'][number] =>
        isDevice
          ? { what: 'Up on the device', tunnel, outcome: 'skipped', evidence: 'Linkspan does not reach the device' }
          : {
              what: 'Up on the gateway',
              tunnel,
              outcome: outcome(gateway.isUp),
              evidence: `${services.gateways.name(gatewayId)} says ${gateway.says}`,
            };
      const checks = ends.flatMap((end) => [
        {
          what: 'Up at AWS',
          tunnel: end.outsideAddress,
          outcome: outcome(end.aws.isUp),
          evidence: `AWS says ${end.aws.says}`,
        },
        atSite(end),
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
