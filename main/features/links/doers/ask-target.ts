import type { StepContext } from '../../../engine/doer.ts';
import type { ProofSubject } from '../plan-prove-link.ts';
import type { PingAnswer, ProofServices } from '../services.ts';
import type { ProofRecord } from './proof-record.ts';
import { carriedBetween, type LinkWatch } from './watch-link.ts';

/** Who asks whom, over which link. */
export type TrafficInput = ProofSubject & { readonly gatewayId: string; readonly from: string; readonly to: string };

interface Question {
  readonly input: TrafficInput;
  readonly watch: LinkWatch;
  /** The tunnel that must carry it; null when it is the far end's choice. */
  readonly tunnel: string | null;
}

/** Pings and traces the host, and tells by the tunnels' counters which of them carried it there and back. */
export async function askTarget(
  { probe }: ProofServices,
  { input, watch, tunnel }: Question,
  context: Pick<StepContext, 'signal' | 'log'>,
): Promise<ProofRecord> {
  const { from, to } = input;
  const { signal } = context;
  const before = await watch.look({ aws: false });
  const answer = await probe.ping(input, { from, to, count: 5 }, signal);
  const carried = carriedBetween(before, await watch.look({ aws: false }));
  const path = `left on ${list(carried.out)}, came back on ${list(carried.in)}`;
  context.log(`${pingWords(answer)}; ${path}`);

  const trace = await probe.trace(input, { from, to }, signal);
  context.log(`traceroute: ${trace.hops.join(' → ') || 'no hop answered'}`);
  return {
    checks: [
      {
        what: 'Ping',
        tunnel,
        outcome: answer.received > 0 ? 'passed' : 'failed',
        evidence: `${pingWords(answer)}; ${path}`,
      },
      // Hosts and firewalls often keep silent to traceroute while they answer ping: that alone is no failure.
      {
        what: 'Traceroute',
        tunnel,
        outcome: trace.isReached ? 'passed' : 'skipped',
        evidence: trace.isReached ? `reached ${to} by ${trace.hops.join(' → ')}` : `${to} does not answer traceroute`,
      },
    ],
    carriedOut: [...carried.out],
    carriedIn: [...carried.in],
  };
}

function pingWords({ sent, received, averageMs, said }: PingAnswer): string {
  if (received === 0) return `none of ${sent} answered${said === '' ? '' : ` (${said})`}`;
  return `${received} of ${sent} answered${averageMs === null ? '' : `, ${averageMs} ms on average`}`;
}

function list(addresses: readonly string[]): string {
  return addresses.length === 0 ? 'no tunnel' : addresses.join(' and ');
}
