import { judge } from '../../main/features/audit/judge.ts';
import { allRules } from '../../main/features/audit/rules/all-rules.ts';
import { type Figure, median } from './figure.ts';
import { countResources, largeInventory } from './large-inventory.ts';

const goalMs = 1_000;

/** All rules over 10,000 resources, against the second that a person would wait; and whether the time grows as the world does. */
export function measureRules(runs: number): Figure {
  const [half, whole] = [largeInventory(5_000), largeInventory(10_000)];
  const times: { half: number[]; whole: number[] } = { half: [], whole: [] };
  for (let count = 0; count <= runs; count += 1) {
    const [small, large] = [timed(() => judge(half)), timed(() => judge(whole))];
    // The first of each is also the compiler's.
    if (count === 0) continue;
    times.half.push(small);
    times.whole.push(large);
  }
  const { findings } = judge(whole);
  if (findings.length < 1_000) throw new Error('The rules found too little to be a measure');
  const growth = median(times.whole) / median(times.half);
  return {
    name: '(d) every audit rule over 10,000 resources',
    what: `${allRules.length} rules over ${countResources(whole)} resources, ${findings.length} findings, median of ${runs}`,
    ours: median(times.whole),
    against: 'the goal of one second',
    dividedBy: goalMs,
    goal: 1,
    notes: [`Over half as many it takes ${growth.toFixed(1)} times less: 2 is linear, 4 would be quadratic.`],
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
