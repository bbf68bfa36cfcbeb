import { z } from 'zod';
import type { Drill } from '../../contract/domain/dns.ts';

const DrillInput = z.object({ checkId: z.string() });

/** Health checks that a drill has turned round and goes on: no fault of anybody. One that could not be put back is. */
export function drilledChecks(
  drills: readonly Pick<Drill, 'planId' | 'state'>[],
  stepsOf: (planId: string) => readonly { readonly input: unknown }[],
): string[] {
  const running = drills.filter(({ state }) => state === 'running');
  const ids = running.flatMap(({ planId }) =>
    stepsOf(planId).flatMap(({ input }) => DrillInput.safeParse(input).data?.checkId ?? []),
  );
  return [...new Set(ids)];
}
