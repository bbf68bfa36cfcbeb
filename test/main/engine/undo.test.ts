import { describe, expect, it } from 'vitest';
import { createBench, createGate } from '../../helpers/engine-bench.ts';
import { createMemoryWorld, createToyDoers, refusal, toyPlan, toyStep } from '../../helpers/engine-toys.ts';

const steps = [toyStep('a'), toyStep('b', ['a']), toyStep('look', ['b'], 'check'), toyStep('c', ['look'])];

async function applied(present: readonly string[] = [], before?: (call: string) => void | Promise<void>) {
  const { world, names } = createMemoryWorld(present);
  const bench = createBench(createToyDoers(world, before ? { before } : {}));
  const { id } = bench.engine.keep(toyPlan(steps));
  bench.engine.apply(id);
  await bench.engine.whenIdle(id);
  return { ...bench, names, id };
}

describe('undo', () => {
  it('is a plan of its own that takes away what was created, last first', async () => {
    const calls: string[] = [];
    const { engine, names, id } = await applied([], (call) => void calls.push(call));
    const undo = await engine.planUndo(id);
    expect(undo).toMatchObject({ kind: 'undo', undoes: id, state: 'ready', warnings: [] });
    expect(undo.steps.map(({ id: step, title, needs }) => ({ step, title, needs }))).toEqual([
      { step: 'undo-c', title: 'Remove c', needs: [] },
      { step: 'undo-b', title: 'Remove b', needs: ['undo-c'] },
      { step: 'undo-a', title: 'Remove a', needs: ['undo-b', 'undo-c'] },
    ]);
    expect(names()).toEqual(['a', 'b', 'c']);

    engine.apply(undo.id);
    const end = await engine.whenIdle(undo.id);
    expect(end.state).toBe('applied');
    expect(end.progress.map(({ state }) => state)).toEqual(['undone', 'undone', 'undone']);
    expect(calls.filter((call) => call.startsWith('undo'))).toEqual(['undo c', 'undo b', 'undo a']);
    expect(names()).toEqual([]);
    expect(engine.view(id)).toMatchObject({ state: 'undone', message: null });
  });

  it('leaves what was there before, and says so', async () => {
    const { engine, names, id } = await applied(['b']);
    const undo = await engine.planUndo(id);
    expect(undo.steps.map((step) => step.id)).toEqual(['undo-c', 'undo-a']);
    expect(undo.warnings).toEqual([
      { id: 'kept-b', subject: 'b', text: 'Make b: was there before this plan, and stays.' },
    ]);
    engine.apply(undo.id);
    await engine.whenIdle(undo.id);
    expect(names()).toEqual(['b']);
  });

  it('names what its doer left and why, and counts as done', async () => {
    const { world } = createMemoryWorld();
    const doers = createToyDoers(world).map((doer) => ({
      ...doer,
      undo: () => Promise.resolve({ outcome: 'left', reason: 'another link uses it' } as const),
    }));
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan([toyStep('a')]));
    engine.apply(id);
    await engine.whenIdle(id);
    const undo = await engine.planUndo(id);
    engine.apply(undo.id);
    expect((await engine.whenIdle(undo.id)).progress[0]).toMatchObject({
      state: 'left',
      message: 'another link uses it',
    });
    expect(engine.view(id)).toMatchObject({ state: 'undone', message: 'Left in place: Make a (another link uses it)' });
  });

  it('says what was done and cannot be taken back, before and after', async () => {
    const { world, names } = createMemoryWorld();
    const { engine } = createBench(createToyDoers(world));
    const { id } = engine.keep(
      toyPlan([toyStep('a'), { ...toyStep('b', ['a']), undo: null }, toyStep('look', ['b'], 'check')]),
    );
    engine.apply(id);
    await engine.whenIdle(id);
    const undo = await engine.planUndo(id);
    expect(undo.steps.map((step) => step.id)).toEqual(['undo-a']);
    expect(undo.warnings).toEqual([{ id: 'final-b', subject: 'b', text: 'Make b: was done, and is not taken back.' }]);
    engine.apply(undo.id);
    await engine.whenIdle(undo.id);
    expect(names()).toEqual(['b']);
    expect(engine.view(id)).toMatchObject({ state: 'undone', message: 'Not taken back: Make b' });
  });

  it('stops at an undo that fails, and may be tried again or planned again', async () => {
    for (const again of ['resume', 'plan'] as const) {
      let broken = true;
      const { engine, names, id } = await applied([], (call) => {
        if (call === 'undo b' && broken) throw refusal('conflict', 'b is in use.');
      });
      const undo = await engine.planUndo(id);
      engine.apply(undo.id);
      expect(await engine.whenIdle(undo.id)).toMatchObject({ state: 'stopped', message: 'b is in use.' });
      expect(() => engine.resume(id)).toThrow(/being undone|finished/);
      expect(names()).toEqual(['a', 'b']);
      broken = false;
      const next = again === 'resume' ? undo : await engine.planUndo(id);
      if (again === 'resume') engine.resume(next.id);
      else engine.apply(next.id);
      expect((await engine.whenIdle(next.id)).state).toBe('applied');
      expect(names()).toEqual([]);
      expect(engine.view(id).state).toBe('undone');
    }
  });

  it('looks for what a failed step made after all', async () => {
    const { world, names } = createMemoryWorld();
    const doers = createToyDoers(world, {
      after(call) {
        if (call === 'run b') throw refusal('unreachable', 'The reply was lost.');
      },
    });
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan(steps));
    engine.apply(id);
    expect((await engine.whenIdle(id)).state).toBe('stopped');
    expect(names()).toEqual(['a', 'b']);
    const undo = await engine.planUndo(id);
    expect(undo.steps.map((step) => step.id)).toEqual(['undo-b', 'undo-a']);
    engine.apply(undo.id);
    await engine.whenIdle(undo.id);
    expect(names()).toEqual([]);
  });

  it('leaves what somebody else made first, though the step had begun', async () => {
    const { world, names } = createMemoryWorld();
    let isFirst = true;
    const doers = createToyDoers(world, {
      async before(call) {
        if (call !== 'run b' || !isFirst) return;
        isFirst = false;
        await world.create({ name: 'b', plan: null });
        throw refusal('conflict', 'There is such a route since a moment ago.');
      },
    });
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan([toyStep('a'), toyStep('b', ['a'], 'untagged')]));
    engine.apply(id);
    expect((await engine.whenIdle(id)).state).toBe('stopped');
    engine.resume(id);
    expect((await engine.whenIdle(id)).progress.map(({ state }) => state)).toEqual(['made', 'adopted']);
    const undo = await engine.planUndo(id);
    engine.apply(undo.id);
    await engine.whenIdle(undo.id);
    expect(names()).toEqual(['b']);
  });

  it('refuses what makes no sense: a plan never applied, undone, running, or itself an undo', async () => {
    const gate = createGate();
    const { engine, id } = await applied([], (call) => (call === 'undo c' ? gate.pass(call) : undefined));
    const conflict = { code: 'conflict' };
    await expect(engine.planUndo(engine.keep(toyPlan(steps)).id)).rejects.toMatchObject(conflict);
    const undo = await engine.planUndo(id);
    const other = await engine.planUndo(id);
    engine.apply(undo.id);
    await gate.arrived('undo c');
    await expect(engine.planUndo(id)).rejects.toMatchObject(conflict);
    expect(() => engine.apply(other.id)).toThrow(expect.objectContaining(conflict));
    expect(() => engine.resume(id)).toThrow(expect.objectContaining(conflict));
    gate.open('undo c');
    await engine.whenIdle(undo.id);
    await expect(engine.planUndo(id)).rejects.toMatchObject(conflict);
    await expect(engine.planUndo(undo.id)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('refuses an undo plan that no longer covers what the plan has made', async () => {
    let broken = true;
    const { engine, id } = await applied([], (call) => {
      if (call === 'run c' && broken) throw refusal('unreachable', 'No answer.');
    });
    const stale = await engine.planUndo(id);
    broken = false;
    engine.resume(id);
    await engine.whenIdle(id);
    expect(() => engine.apply(stale.id)).toThrow(/Make the undo again/);
  });
});

describe('stop and undo', () => {
  it('finishes the running step, then takes everything away', async () => {
    const gate = createGate();
    const { world, names } = createMemoryWorld();
    const doers = createToyDoers(world, { before: (call) => (call === 'run b' ? gate.pass(call) : undefined) });
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan(steps));
    engine.apply(id);
    await gate.arrived('run b');
    const stopping = engine.stopAndUndo(id);
    gate.open('run b');
    const undo = await stopping;
    expect(undo).toMatchObject({ kind: 'undo', undoes: id, state: 'applying' });
    expect((await engine.whenIdle(undo.id)).state).toBe('applied');
    expect(names()).toEqual([]);
    expect(engine.view(id).state).toBe('undone');
  });
});

describe('the activity log', () => {
  it('tells of each begin and end once, for apply and for undo', async () => {
    const { engine, activity, id } = await applied();
    const undo = await engine.planUndo(id);
    engine.apply(undo.id);
    await engine.whenIdle(undo.id);
    const told = activity.map(({ what, result }) => `${what}: ${result}`);
    expect(told.filter((line) => line.startsWith('Make b') || line.startsWith('Remove b'))).toEqual([
      'Make b: started',
      'Make b: made',
      'Remove b: started',
      'Remove b: undone',
    ]);
    expect(told.filter((line) => /toys/.test(line))).toEqual([
      'Make toys: applying',
      'Make toys: applied',
      'Undo: Make toys: applying',
      'Undo: Make toys: applied',
      'Make toys: undone',
    ]);
    expect(activity.every(({ who, where }) => who !== '' && where === 'lab, eu-central-1')).toBe(true);
  });
});
