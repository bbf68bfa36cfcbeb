import { describe, expect, it } from 'vitest';
import type { JournalStore } from '../../../main/store/journal-store.ts';
import { createBench, createGate } from '../../helpers/engine-bench.ts';
import { createMemoryStore } from '../../helpers/engine-memory.ts';
import { createMemoryWorld, createToyDoers, refusal, toyPlan, toyStep } from '../../helpers/engine-toys.ts';

const steps = [toyStep('a'), toyStep('b', ['a'], 'untagged'), toyStep('c', ['b'])];

/** An engine that stands still in the middle of b, after its effect, and another that starts on what it left. */
async function crashAfterEffect(before?: (call: string) => void) {
  const gate = createGate();
  const { world, names } = createMemoryWorld();
  const calls: string[] = [];
  let isCrashed = false;
  const doers = createToyDoers(world, {
    before(call) {
      calls.push(call);
      if (isCrashed) before?.(call);
    },
    after: (call) => (call === 'run b' && !isCrashed ? gate.pass(call) : undefined),
  });
  const bench = createBench(doers);
  const { id } = bench.engine.keep(toyPlan(steps));
  bench.engine.apply(id);
  await gate.arrived('run b');
  isCrashed = true;
  return { ...bench, id, names, calls };
}

describe('after a crash', () => {
  it('shows the plan as interrupted and the step in the middle as unknown', async () => {
    const bench = await crashAfterEffect();
    const engine = bench.restart();
    const view = engine.view(bench.id);
    expect(view).toMatchObject({ state: 'interrupted', message: expect.stringContaining('Resume it or undo it') });
    expect(view.progress.map(({ state }) => state)).toEqual(['made', 'unknown', 'waiting']);
    expect(engine.list()).toEqual([view]);
  });

  it('looks before it does: what was made counts as made and ours, and is not made twice', async () => {
    const bench = await crashAfterEffect();
    const engine = bench.restart();
    engine.resume(bench.id);
    const end = await engine.whenIdle(bench.id);
    expect(end.progress.map(({ state }) => state)).toEqual(['made', 'made', 'made']);
    expect(bench.calls.filter((call) => call === 'run b')).toHaveLength(1);
    expect(bench.names()).toEqual(['a', 'b', 'c']);
  });

  it('does nothing at all while it cannot look, and waits for a sign-in that is missing', async () => {
    for (const [code, state] of [
      ['unreachable', 'stopped'],
      ['not-signed-in', 'waiting'],
    ] as const) {
      const bench = await crashAfterEffect((call) => {
        if (call === 'recognise b') throw refusal(code, 'Cannot look.');
      });
      const engine = bench.restart();
      engine.resume(bench.id);
      const view = await engine.whenIdle(bench.id);
      expect(view).toMatchObject({ state, message: 'Cannot look.' });
      expect(view.progress[1]?.state).toBe('unknown');
      await expect(engine.planUndo(bench.id)).rejects.toMatchObject({ code });
      expect(bench.calls.slice(-2)).toEqual(['recognise b', 'recognise b']);
    }
  });

  it('shows it read-only, and changes nothing', async () => {
    const bench = await crashAfterEffect();
    const written = bench.store.entries.length;
    const shown = createBench(createToyDoers(createMemoryWorld().world), {
      readOnly: true,
      store: bench.store,
    }).restart();
    expect(shown.view(bench.id)).toMatchObject({ state: 'interrupted' });
    expect(() => shown.resume(bench.id)).toThrow(expect.objectContaining({ code: 'read-only' }));
    expect(bench.store.entries).toHaveLength(written);
  });
});

describe('closing the app', () => {
  it('ends the running steps as unknown, and resume goes on', async () => {
    const gate = createGate();
    const { world, names } = createMemoryWorld();
    const [tagged, ...others] = createToyDoers(world);
    if (!tagged) throw new Error('No toys');
    let isFirst = true;
    const patient = {
      ...tagged,
      async run(...[input, context]: Parameters<typeof tagged.run>) {
        const made = await tagged.run(input, context);
        if (!isFirst) return made;
        isFirst = false;
        void gate.pass('made');
        await new Promise((_resolve, reject) =>
          context.signal.addEventListener('abort', () => reject(context.signal.reason)),
        );
        return made;
      },
    };
    const bench = createBench([patient, ...others]);
    const { id } = bench.engine.keep(toyPlan(steps));
    bench.engine.apply(id);
    expect(bench.engine.busy).toBe(true);
    await gate.arrived('made');
    await bench.engine.shutDown();
    expect(bench.engine.busy).toBe(false);
    expect(bench.engine.view(id)).toMatchObject({ state: 'interrupted' });
    expect(bench.engine.view(id).progress.map(({ state }) => state)).toEqual(['unknown', 'waiting', 'waiting']);

    const engine = bench.restart();
    engine.resume(id);
    expect((await engine.whenIdle(id)).state).toBe('applied');
    expect(names()).toEqual(['a', 'b', 'c']);
  });
});

describe('a journal that cannot be written', () => {
  it('begins nothing more, and the next start knows where it stood', async () => {
    const store = createMemoryStore();
    let room = 4;
    const full: JournalStore = {
      read: (planId) => store.journal.read(planId),
      append(...entries) {
        if ((room -= 1) < 0) throw new Error('disk full');
        store.journal.append(...entries);
      },
    };
    const { world, names } = createMemoryWorld();
    const calls: string[] = [];
    const doers = createToyDoers(world, { before: (call) => void calls.push(call) });
    const bench = createBench(doers, { store: { ...store, journal: full } });
    const { id } = bench.engine.keep(toyPlan(steps));
    bench.engine.apply(id);
    const view = await bench.engine.whenIdle(id);
    // applying, started a, made a, started b; then there is no room for made b.
    expect(view).toMatchObject({
      state: 'interrupted',
      message: expect.stringContaining('journal could not be written'),
    });
    expect(calls).not.toContain('recognise c');
    expect(names()).toEqual(['a', 'b']);

    room = 100;
    const engine = bench.restart();
    expect(engine.view(id).progress.map(({ state }) => state)).toEqual(['made', 'unknown', 'waiting']);
    engine.resume(id);
    expect((await engine.whenIdle(id)).state).toBe('applied');
    expect(calls.filter((call) => call === 'run b')).toHaveLength(1);
  });

  it('does not begin an effect that it could not announce', async () => {
    const store = createMemoryStore();
    let room = 1;
    const append: JournalStore['append'] = (...entries) => {
      if ((room -= 1) < 0) throw new Error('disk full');
      store.journal.append(...entries);
    };
    const { world, names } = createMemoryWorld();
    const bench = createBench(createToyDoers(world), { store: { ...store, journal: { ...store.journal, append } } });
    const { id } = bench.engine.keep(toyPlan(steps));
    bench.engine.apply(id);
    await bench.engine.whenIdle(id);
    expect(names()).toEqual([]);
    expect(bench.reported).toHaveLength(1);
  });
});

describe('many plans', () => {
  it('run at once, each in its own order', async () => {
    const gate = createGate();
    const doers = createToyDoers(createMemoryWorld().world, {
      before: (call) => (call.startsWith('run first') ? gate.pass(call) : undefined),
    });
    const { engine } = createBench(doers);
    const ids = ['one', 'two', 'three'].map(
      (name) => engine.keep(toyPlan([toyStep(`first-${name}`), toyStep(`then-${name}`, [`first-${name}`])])).id,
    );
    for (const id of ids) engine.apply(id);
    for (const name of ['one', 'two', 'three']) await gate.arrived(`run first-${name}`);
    expect(ids.map((id) => engine.view(id).state)).toEqual(['applying', 'applying', 'applying']);
    for (const name of ['three', 'one', 'two']) gate.open(`run first-${name}`);
    const ends = await Promise.all(ids.map((id) => engine.whenIdle(id)));
    expect(ends.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  });
});
