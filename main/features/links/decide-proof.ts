import type { Proof } from '../../../contract/domain/link.ts';

type Check = Proof['checks'][number];

export interface ProofEvidence {
  readonly addresses: readonly string[];
  readonly target: string | null;
  /** The person left the fail-over out. */
  readonly isSkipped: boolean;
  /** Linkspan does not reach what stands at the site. */
  readonly isDevice?: boolean;
  readonly checks: readonly Check[];
  /** Tunnels on which packets were seen to leave, and to come back. */
  readonly carriedOut: readonly string[];
  readonly carriedIn: readonly string[];
}

/** Three results, and never a better one than was seen. */
export function decideProof(evidence: ProofEvidence): Pick<Proof, 'result' | 'sentence' | 'checks'> {
  const { addresses, target, isSkipped, checks, carriedOut, carriedIn } = evidence;
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  if (failed) {
    const where = failed.tunnel === null ? '' : ` (${failed.tunnel})`;
    return { result: 'failed', sentence: `${failed.what}${where}: ${failed.evidence}`, checks: [...checks] };
  }
  if (evidence.isDevice) {
    return notProved(
      [...checks],
      'AWS says that both tunnels are up. Traffic was not proved: Linkspan does not reach the device. Ping a private address in the VPC from the site.',
    );
  }
  const all = isSkipped ? [...checks, skipped()] : [...checks];
  if (target === null) {
    return notProved(
      all,
      'Both tunnels are up. Traffic was not proved: name a private address in the VPC that answers ping.',
    );
  }
  if (!checks.some(({ what }) => what === 'Ping')) {
    return notProved(
      all,
      'Both tunnels are up. Traffic was not proved: the gateway has no address of its own in the networks of the site.',
    );
  }
  const silent = addresses.filter((address) => !carriedOut.includes(address) || !carriedIn.includes(address));
  if (silent.length === 0) {
    const failOver = isSkipped
      ? ' The fail-over was skipped.'
      : ', and each tunnel carried alone while the other was down.';
    return {
      result: 'proved',
      sentence: `${target} answered over both tunnels${isSkipped ? '.' : ''}${failOver}`,
      checks: all,
    };
  }
  if (isSkipped) {
    const seen = `${target} answered: packets left on ${list(carriedOut)} and came back on ${list(carriedIn)}.`;
    return notProved(all, `${seen} Not each tunnel was seen to carry both ways, since the fail-over was skipped.`);
  }
  const sentence = `${target} answered, but no packets were counted both ways on ${list(silent)}.`;
  return { result: 'failed', sentence, checks: all };
}

function notProved(checks: readonly Check[], sentence: string): Pick<Proof, 'result' | 'sentence' | 'checks'> {
  return { result: 'traffic-not-proved', sentence, checks: [...checks] };
}

function skipped(): Check {
  return { what: 'Fail-over', tunnel: null, outcome: 'skipped', evidence: 'Left out when the proof was planned' };
}

function list(addresses: readonly string[]): string {
  return addresses.length === 0 ? 'no tunnel' : [...new Set(addresses)].join(' and ');
}
