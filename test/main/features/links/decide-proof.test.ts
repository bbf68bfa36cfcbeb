import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideProof, type ProofEvidence } from '../../../../main/features/links/decide-proof.ts';

const addresses = ['203.0.113.1', '203.0.113.2'];
const up = addresses.map((tunnel) => ({ what: 'Up at AWS', tunnel, outcome: 'passed' as const, evidence: 'UP' }));
const ping = { what: 'Ping', tunnel: null, outcome: 'passed' as const, evidence: '5 of 5 answered' };

function evidence(changes: Partial<ProofEvidence> = {}): ProofEvidence {
  return {
    addresses,
    target: '10.0.0.10',
    isSkipped: false,
    checks: [...up, ping],
    carriedOut: addresses,
    carriedIn: addresses,
    ...changes,
  };
}

describe('the result of a proof', () => {
  it('is proved when packets went both ways on each tunnel', () => {
    expect(decideProof(evidence()).result).toBe('proved');
  });

  it('prints the skip of the fail-over, and is proved all the same where both tunnels were seen to carry', () => {
    const { result, checks, sentence } = decideProof(evidence({ isSkipped: true }));
    expect(result).toBe('proved');
    expect(sentence).toContain('skipped');
    expect(checks).toContainEqual(expect.objectContaining({ what: 'Fail-over', outcome: 'skipped' }));
  });

  it('is not proved when one tunnel was never asked', () => {
    const one = { isSkipped: true, carriedOut: ['203.0.113.1'], carriedIn: ['203.0.113.2'] };
    const { result, sentence } = decideProof(evidence(one));
    expect(result).toBe('traffic-not-proved');
    expect(sentence).toContain('203.0.113.1');
  });

  it('names what is missing when there is no host, or no address to ask from', () => {
    expect(decideProof(evidence({ target: null, checks: up })).sentence).toContain('name a private address');
    expect(decideProof(evidence({ checks: up })).sentence).toContain('no address of its own');
  });

  it('fails with the first thing that failed, and when counters stood still', () => {
    const down = { what: 'Up at AWS', tunnel: '203.0.113.2', outcome: 'failed' as const, evidence: 'AWS says DOWN' };
    expect(decideProof(evidence({ checks: [...up, down, ping] }))).toMatchObject({
      result: 'failed',
      sentence: 'Up at AWS (203.0.113.2): AWS says DOWN',
    });
    expect(decideProof(evidence({ carriedIn: ['203.0.113.1'] })).result).toBe('failed');
  });

  it('is never proved while a check failed, or a tunnel was not seen to carry both ways', () => {
    const some = fc.subarray(addresses);
    const outcome = fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const);
    fc.assert(
      fc.property(some, some, outcome, fc.boolean(), (carriedOut, carriedIn, pinged, isSkipped) => {
        const { result } = decideProof(
          evidence({ carriedOut, carriedIn, isSkipped, checks: [...up, { ...ping, outcome: pinged }] }),
        );
        const isWhole = carriedOut.length === 2 && carriedIn.length === 2 && pinged !== 'failed';
        expect(result === 'proved').toBe(isWhole);
      }),
    );
  });
});
