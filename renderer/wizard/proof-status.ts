import type { z } from 'zod';
import type { Proof, ProofResult } from '../../contract/domain/link.ts';
import type { Status } from './plan-status.ts';

export function proofStatus(result: z.infer<typeof ProofResult>): Status {
  return results[result];
}

export function checkStatus(outcome: Proof['checks'][number]['outcome']): Status {
  return checks[outcome];
}

const results: Readonly<Record<z.infer<typeof ProofResult>, Status>> = {
  proved: { type: 'success', words: 'Proven' },
  'traffic-not-proved': { type: 'warning', words: 'Tunnels up, traffic not proved' },
  failed: { type: 'error', words: 'Not proven' },
};

const checks: Readonly<Record<Proof['checks'][number]['outcome'], Status>> = {
  passed: { type: 'success', words: 'Passed' },
  failed: { type: 'error', words: 'Failed' },
  skipped: { type: 'stopped', words: 'Left out' },
};
