import type { FieldProblem } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import { type Problems, useFieldProblems } from '../../ui/use-problems.ts';
import { type Found, fullName, valuesOf, zoneOf } from './record-found.ts';
import { asField, judge, type Judged } from './record-problems.ts';
import { recordSteps, stepOf } from './record-steps.ts';
import { type Chosen, type MemberValues, membersFor, type RecordDraft, type RecordValues } from './record-values.ts';
import type { Place } from './use-place.ts';

/** What every step of the wizard is given. */
export interface RecordWizard {
  readonly values: RecordValues;
  readonly found: Found;
  /** Of the present step and those before it. */
  readonly problems: Problems;
  /** What is wrong at a field of an earlier step: seen only once this one was filled in. */
  readonly earlier: readonly FieldProblem[];
  readonly warnings: readonly FieldProblem[];
  /** The record's whole name. */
  readonly name: string;
  readonly change: (changed: Chosen) => void;
  readonly changeMember: (index: number, changed: Partial<MemberValues>) => void;
  readonly reading: { readonly isLoading: boolean; readonly error: Error | null; readonly retry: () => void };
}

export function useRecordWizard(
  draft: RecordDraft,
  setDraft: (update: (old: RecordDraft) => RecordDraft) => void,
  place: Place,
): { readonly wizard: RecordWizard; readonly judged: Judged } {
  const { id: step } = recordSteps[draft.step] ?? recordSteps[0];
  const { found, reading } = useFound(draft.chosen, place);
  const values = valuesOf(draft.chosen, found);
  const judged = judge(values, found, step);
  const asked = useAsked(judged, step === 'ttl');
  const all = [...judged.problems, ...asked.problems];
  const reached = recordSteps.slice(0, draft.step + 1).map(({ id }) => id);
  const errors = all.filter(({ field, severity }) => severity === 'error' && reached.includes(stepOf(field)));
  const problems = useFieldProblems(firstOfEach(errors), step);
  const change = (changed: Chosen) => setDraft((old) => ({ ...old, chosen: { ...old.chosen, ...changed } }));
  const wizard: RecordWizard = {
    values,
    found,
    problems,
    earlier: errors.filter(({ field }) => stepOf(field) !== step),
    warnings: once(all.filter(({ field, severity }) => severity === 'warning' && stepOf(field) === step)),
    name: fullName(values.name, zoneOf(values, found)),
    change: (changed) =>
      change(
        changed.policy === undefined ? changed : { ...changed, members: membersFor(changed.policy, values.members) },
      ),
    changeMember: (index, changed) =>
      change({ members: values.members.map((member, at) => (at === index ? { ...member, ...changed } : member)) }),
    reading: { ...reading, isLoading: reading.isLoading || asked.isLoading },
  };
  return { wizard, judged };
}

/** Reads what the fields offer and are judged by. */
function useFound(chosen: Chosen, place: Place) {
  const isPlaced = place.profile !== '';
  const at = { profile: chosen.profile ?? place.profile, region: chosen.region ?? place.region };
  const zones = useRead('dns', 'zones', at, { enabled: isPlaced });
  const tunnels = useRead('dns', 'tunnels', at, { enabled: isPlaced });
  const healthChecks = useRead('dns', 'healthChecks', at, { enabled: isPlaced });
  const { zoneId } = valuesOf(chosen, { place, zones: zones.data, healthChecks: undefined, tunnels: undefined });
  const records = useRead('dns', 'records', { ...at, zoneId }, { enabled: isPlaced && zoneId !== '' });
  const found: Found = {
    place,
    zones: zones.data,
    records: records.data,
    healthChecks: healthChecks.data,
    tunnels: tunnels.data,
  };
  const reads = [zones, records, tunnels, healthChecks];
  return {
    found,
    reading: {
      isLoading: isPlaced && reads.some(({ isLoading }) => isLoading),
      error: reads.find(({ error, data }) => error && !data)?.error ?? null,
      retry: () => reads.forEach((read) => void (read.error && read.refetch())),
    },
  };
}

/** What only main can tell, such as whether the world asks this zone: asked before the review. */
function useAsked({ intent }: Judged, isWanted: boolean) {
  const isReady = isWanted && intent !== undefined;
  const { data, isFetching } = useRead(
    'dns',
    'check',
    // Not read without an intent.
    { intent: intent ?? neverAsked },
    { enabled: isReady, freshFor: 5000 },
  );
  return { problems: isReady ? (data ?? []) : [], isLoading: isReady && isFetching && !data };
}

const neverAsked: NonNullable<Judged['intent']> = {
  profile: '',
  region: '',
  zoneId: '',
  name: '',
  type: 'A',
  ttl: 60,
  routing: { kind: 'simple', target: { kind: 'values', values: [] } },
  replace: false,
};

function firstOfEach(problems: readonly FieldProblem[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { field, message } of problems) if (!found.has(asField(field))) found.set(asField(field), message);
  return found;
}

/** The page and main see the same things. */
function once(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ message }, index) => problems.findIndex((other) => other.message === message) === index);
}
