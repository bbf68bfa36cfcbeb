import { AppError } from '../../contract/errors.ts';
import { createClock, type Clock } from '../../main/clock.ts';
import type { Doer, Json, Made, Step, StepContext, Undone } from '../../main/engine/doer.ts';
import type { NewPlan } from '../../main/engine/new-plan.ts';

/** A thing in a toy world. Creating is not idempotent: doing it twice leaves two. */
export interface Thing {
  readonly name: string;
  /** Who made it, where the world keeps such a tag; null for what was there before or cannot say. */
  readonly plan: string | null;
}

/** What toy doers work on; in the test's own process, or behind HTTP in one that survives a kill. */
export interface World {
  find(name: string): Promise<readonly Thing[]>;
  create(thing: Thing): Promise<void>;
  /** Removes all things of this name. */
  remove(name: string): Promise<void>;
}

/** `fails` says how often each call (`run a`, `undo a`, `recognise a`) fails before it works, and how. */
export interface ToyFaults {
  readonly before?: (call: string) => Promise<void> | void;
  readonly after?: (call: string) => Promise<void> | void;
}

export type ToyKind = 'tagged' | 'untagged' | 'check';

/**
 * Three kinds of toys, as in the real world: `tagged` things say which plan made them, `untagged` ones (a route, a rule) do not,
 * and a `check` makes nothing.
 */
export function createToyDoers(world: World, { before, after }: ToyFaults = {}): Doer[] {
  const around = async <T>(call: string, work: () => Promise<T>): Promise<T> => {
    await before?.(call);
    const result = await work();
    await after?.(call);
    return result;
  };

  function toy(kind: ToyKind): Doer {
    const recognise = async (name: string, context: StepContext): Promise<Made | undefined> => {
      if (kind === 'check') return undefined;
      const [found] = await world.find(name);
      if (!found) return undefined;
      const isOurs = kind === 'tagged' ? found.plan === context.planId : context.begun === true;
      return { origin: isOurs ? 'created' : 'adopted', record: { name } };
    };
    const run = async (name: string, context: StepContext): Promise<Made> => {
      context.log(`making ${name}`);
      if (kind !== 'check') await world.create({ name, plan: kind === 'tagged' ? context.planId : null });
      return { origin: 'created', record: { name } };
    };
    const undo = async (name: string): Promise<Undone> => {
      await world.remove(name);
      return { outcome: 'removed' };
    };
    return {
      kind,
      recognise: (input, context) => around(`recognise ${nameOf(input)}`, () => recognise(nameOf(input), context)),
      run: (input, context) => around(`run ${nameOf(input)}`, () => run(nameOf(input), context)),
      undo: (record) => around(`undo ${nameOf(record)}`, () => undo(nameOf(record))),
    };
  }
  return [toy('tagged'), toy('untagged'), toy('check')];
}

export function toyStep(name: string, needs: readonly string[] = [], kind: ToyKind = 'tagged'): Step {
  return {
    id: name,
    kind,
    system: kind === 'check' ? 'check' : 'aws',
    title: `Make ${name}`,
    needs: [...needs],
    details: [],
    undo: kind === 'check' ? null : `Remove ${name}`,
    iamActions: [],
    interrupts: null,
    usualSeconds: 1,
    input: { name },
  };
}

export function toyPlan(steps: readonly Step[], more: Partial<NewPlan> = {}): NewPlan {
  return {
    kind: 'toy',
    title: 'Make toys',
    profile: 'lab',
    region: 'eu-central-1',
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps,
    warnings: [],
    conflicts: [],
    cost: null,
    ...more,
  };
}

export function createMemoryWorld(present: readonly string[] = []) {
  let things: Thing[] = present.map((name) => ({ name, plan: null }));
  const world: World = {
    find: (name) => Promise.resolve(things.filter((thing) => thing.name === name)),
    async create(thing) {
      things.push(thing);
    },
    async remove(name) {
      things = things.filter((thing) => thing.name !== name);
    },
  };
  return { world, names: () => things.map(({ name }) => name).sort() };
}

export function refusal(
  code: 'conflict' | 'answer-needed' | 'not-signed-in' | 'unreachable',
  message: string,
): AppError {
  return new AppError({ code, message });
}

export const realClock: Clock = createClock();

function nameOf(value: Json): string {
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return value.name;
  throw new Error('Not a toy');
}
