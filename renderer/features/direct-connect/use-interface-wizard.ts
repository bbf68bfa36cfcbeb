import { useState } from 'react';
import type { FieldProblem } from '../../../contract/domain/direct-connect-world.ts';
import { useRead } from '../../bridge/use-read.ts';
import { type Problems, useFieldProblems } from '../../ui/use-problems.ts';
import { type Found, valuesOf } from './found-interface.ts';
import { judge, type Judged } from './interface-intent.ts';
import { interfaceSteps, stepOf } from './interface-steps.ts';
import type { Chosen, InterfaceDraft, InterfaceValues } from './interface-values.ts';
import { useOverview } from './use-overview.ts';
import type { Place } from './use-place.ts';

/** What every step of the wizard is given. */
export interface InterfaceWizard {
  readonly values: InterfaceValues;
  readonly found: Found;
  /** Of the present step. */
  readonly problems: Problems;
  /** Allowed, and likely not meant, or with a price: of the present step. */
  readonly warningAt: (field: string) => string | undefined;
  readonly change: (changed: Chosen) => void;
  readonly reading: { readonly isLoading: boolean; readonly error: Error | null; readonly retry: () => void };
  readonly bgpKey: string;
  readonly setBgpKey: (key: string) => void;
}

export function useInterfaceWizard(
  draft: InterfaceDraft,
  setDraft: (update: (old: InterfaceDraft) => InterfaceDraft) => void,
  place: Place,
): { readonly wizard: InterfaceWizard; readonly judged: Judged } {
  const [bgpKey, setBgpKey] = useState('');
  const { found, reading } = useFound(draft.chosen, place);
  const values = valuesOf(draft.chosen, found);
  const judged = judge(values, found, bgpKey);
  const step = interfaceSteps[draft.step]?.id;
  const here = judged.problems.filter(({ field }) => stepOf(field) === step);
  const errors = firstOfEach(here.filter(({ severity }) => severity === 'error'));
  const warnings = firstOfEach(here.filter(({ severity }) => severity === 'warning'));
  const problems = useFieldProblems(errors, step ?? '');
  const change = (changed: Chosen) => setDraft((old) => ({ ...old, chosen: { ...old.chosen, ...changed } }));
  const warningAt = (field: string) => warnings.get(field);
  const wizard = { values, found, problems, warningAt, change, reading, bgpKey, setBgpKey };
  return { wizard, judged };
}

function useFound(chosen: Chosen, start: Place) {
  const place = { profile: chosen.profile ?? start.profile, region: chosen.region ?? start.region };
  const isPlaced = place.profile !== '' && place.region !== '';
  const overview = useOverview(place);
  const suggestion = useRead('directConnect', 'suggest', place, { enabled: isPlaced });
  const found: Found = { place, overview: overview.data, suggestion: suggestion.data };
  const reads = [overview, suggestion];
  return {
    found,
    reading: {
      isLoading: isPlaced && reads.some(({ isLoading }) => isLoading),
      error: reads.find(({ error, data }) => error && !data)?.error ?? null,
      retry: () => reads.forEach((read) => void (read.error && read.refetch())),
    },
  };
}

function firstOfEach(problems: readonly FieldProblem[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { field, message } of problems) if (!found.has(field)) found.set(field, message);
  return found;
}
