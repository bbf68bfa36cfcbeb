import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { createBench, createGate } from '../../helpers/engine-bench.ts';
import { createMemoryWorld, createToyDoers, refusal, toyPlan, toyStep } from '../../helpers/engine-toys.ts';

const chain = [toyStep('a'), toyStep('b', ['a']), toyStep('c', ['b'])];

describe('apply', () => {
  it('makes every step after those it needs, and tells of each change', async () => {
    const calls: string[] = [];
    const { world, names } = createMemoryWorld();
    const { engine, news } = createBench(createToyDoers(world, { before: (call) => void calls.push(call) }));
    const { id } = engine.keep(toyPlan([toyStep('c', ['b']), toyStep('b', ['a']), toyStep('a')]));
    expect(engine.view(id).state).toBe('ready');

    engine.apply(id);
    const end = await engine.whenIdle(id);
    expect(states(end)).toEqual({ plan: 'applied', a: 'made', b: 'made', c: 'made' });
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(calls.filter((call) => call.startsWith('run'))).toEqual(['run a', 'run b', 'run c']);
    expect(news.filter(({ step }) => step?.stepId === 'a').map(({ step }) => step?.state)).toContain('running');
    expect(news.at(-1)).toMatchObject({ planId: id, state: 'applied' });
    expect(end.progress.find(({ stepId }) => stepId === 'a')?.log.map(({ text }) => text)).toEqual(['making a']);
  });

  it('runs independent steps side by side', async () => {
    const gate = createGate();
    const doers = createToyDoers(createMemoryWorld().world, {
      before: (call) => (call.startsWith('run') ? gate.pass(call) : undefined),
    });
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan([toyStep('a'), toyStep('b'), toyStep('c', ['a', 'b'])]));
    engine.apply(id);
    await Promise.all([gate.arrived('run a'), gate.arrived('run b')]);
    gate.open('run a');
    gate.open('run b');
    await gate.arrived('run c');
    gate.open('run c');
    expect((await engine.whenIdle(id)).state).toBe('applied');
  });

  it('makes nothing that is there already: adopted when it was, and not run', async () => {
    const calls: string[] = [];
    const { world, names } = createMemoryWorld(['b']);
    const { engine } = createBench(createToyDoers(world, { before: (call) => void calls.push(call) }));
    const { id } = engine.keep(toyPlan(chain));
    engine.apply(id);
    expect(states(await engine.whenIdle(id))).toEqual({ plan: 'applied', a: 'made', b: 'adopted', c: 'made' });
    expect(calls).not.toContain('run b');
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('refuses a second apply, an apply while it runs, and a plan with conflicts', async () => {
    const { engine } = createBench(createToyDoers(createMemoryWorld().world));
    const { id } = engine.keep(toyPlan(chain));
    engine.apply(id);
    expect(() => engine.apply(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => engine.resume(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    await engine.whenIdle(id);
    expect(() => engine.apply(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => engine.resume(id)).toThrow(expect.objectContaining({ code: 'conflict' }));

    const bad = engine.keep(toyPlan(chain, { conflicts: [{ id: 'x', text: '10.0.0.0/8 is taken.' }] }));
    expect(() => engine.apply(bad.id)).toThrow(/10\.0\.0\.0\/8 is taken/);
    expect(engine.view(bad.id).state).toBe('ready');
  });

  it('shows plans and runs none when read-only', () => {
    const { engine, store } = createBench(createToyDoers(createMemoryWorld().world), { readOnly: true });
    const { id } = engine.keep(toyPlan(chain));
    expect(engine.view(id).steps).toHaveLength(3);
    expect(() => engine.apply(id)).toThrow(expect.objectContaining({ code: 'read-only' }));
    expect(store.plans.list()).toEqual([]);
    expect(store.entries).toEqual([]);
  });

  it('keeps the last 200 lines of a log, each of bounded length', async () => {
    const talker = {
      kind: 'talker',
      recognise: () => Promise.resolve(undefined),
      run: (_input: unknown, context: { log(text: string): void }) => {
        for (let line = 0; line < 300; line += 1) context.log(`${line} ${'x'.repeat(5_000)}`);
        return Promise.resolve({ origin: 'created', record: null } as const);
      },
      undo: () => Promise.resolve({ outcome: 'removed' } as const),
    };
    const { engine } = createBench([talker]);
    const { id } = engine.keep(toyPlan([{ ...toyStep('a'), kind: 'talker' }]));
    engine.apply(id);
    const [progress] = (await engine.whenIdle(id)).progress;
    expect(progress?.log).toHaveLength(200);
    expect(progress?.log.at(-1)?.text).toMatch(/^299 x+$/);
    expect(progress?.log.at(-1)?.text.length).toBeLessThanOrEqual(1_000);
  });

  it('refuses to keep a plan that could never run', () => {
    const { engine } = createBench(createToyDoers(createMemoryWorld().world));
    expect(() => engine.keep(toyPlan([toyStep('a', ['z'])]))).toThrow(/needs z/);
    expect(() => engine.keep(toyPlan([toyStep('a', ['b']), toyStep('b', ['a'])]))).toThrow(/need each other/);
    expect(() => engine.keep(toyPlan([toyStep('a'), toyStep('a')]))).toThrow(/same id/);
    expect(() => engine.keep(toyPlan([{ ...toyStep('a'), kind: 'none' }]))).toThrow(/no doer/);
  });
});

describe('a step that fails', () => {
  it('stops the plan with its sentence, and resume tries it again without repeating the rest', async () => {
    const calls: string[] = [];
    let broken = true;
    const { world, names } = createMemoryWorld();
    const doers = createToyDoers(world, {
      before(call) {
        calls.push(call);
        if (call === 'run b' && broken) throw refusal('conflict', 'The route table has changed. Plan again.');
      },
    });
    const { engine, activity } = createBench(doers);
    const { id } = engine.keep(toyPlan(chain));
    engine.apply(id);
    const stopped = await engine.whenIdle(id);
    expect(states(stopped)).toEqual({ plan: 'stopped', a: 'made', b: 'failed', c: 'waiting' });
    expect(stopped.message).toBe('The route table has changed. Plan again.');
    expect(activity.map(({ result }) => result)).toContain('failed: The route table has changed. Plan again.');

    broken = false;
    engine.resume(id);
    expect(states(await engine.whenIdle(id))).toEqual({ plan: 'applied', a: 'made', b: 'made', c: 'made' });
    expect(calls.filter((call) => call === 'run a')).toHaveLength(1);
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('waits for a person when an answer or a sign-in is missing', async () => {
    for (const code of ['answer-needed', 'not-signed-in'] as const) {
      let asked = false;
      const doers = createToyDoers(createMemoryWorld().world, {
        before(call) {
          if (call !== 'run b' || asked) return;
          asked = true;
          throw refusal(code, 'Type the key of tunnel 1 again.');
        },
      });
      const { engine } = createBench(doers);
      const { id } = engine.keep(toyPlan(chain));
      engine.apply(id);
      const waiting = await engine.whenIdle(id);
      expect(states(waiting)).toEqual({ plan: 'waiting', a: 'made', b: 'waiting', c: 'waiting' });
      expect(waiting.message).toBe('Type the key of tunnel 1 again.');
      expect(waiting.waitsFor).toBe(code === 'not-signed-in' ? 'sign-in' : 'answer');
      engine.resume(id);
      expect(await engine.whenIdle(id)).toMatchObject({ state: 'applied', waitsFor: null });
    }
  });

  it('lets its neighbours at work finish, and begins no more', async () => {
    const gate = createGate();
    const doers = createToyDoers(createMemoryWorld().world, {
      before(call) {
        if (call === 'run a') throw refusal('unreachable', 'No answer.');
        return call === 'run b' ? gate.pass(call) : undefined;
      },
    });
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan([toyStep('a'), toyStep('b'), toyStep('c', ['b'])]));
    engine.apply(id);
    await gate.arrived('run b');
    gate.open('run b');
    expect(states(await engine.whenIdle(id))).toEqual({ plan: 'stopped', a: 'failed', b: 'made', c: 'waiting' });
  });

  it('says no more than that it is a bug when it is one, and reports the error itself', async () => {
    const doers = createToyDoers(createMemoryWorld().world, {
      before(call) {
        if (call === 'run a') throw new TypeError('undefined is not a function, key hunter2');
      },
    });
    const { engine, reported } = createBench(doers);
    const { id } = engine.keep(toyPlan(chain));
    engine.apply(id);
    const end = await engine.whenIdle(id);
    expect(end.state).toBe('stopped');
    expect(JSON.stringify(end)).not.toContain('hunter2');
    expect(reported).toEqual([expect.any(TypeError)]);
  });
});

describe('pause', () => {
  it('finishes the running step, stops, and goes on when resumed', async () => {
    const gate = createGate();
    const { world, names } = createMemoryWorld();
    const doers = createToyDoers(world, { before: (call) => (call === 'run a' ? gate.pass(call) : undefined) });
    const { engine } = createBench(doers);
    const { id } = engine.keep(toyPlan(chain));
    engine.apply(id);
    await gate.arrived('run a');
    engine.pause(id);
    expect(engine.view(id).message).toBe('Stops after the running step.');
    gate.open('run a');
    expect(states(await engine.whenIdle(id))).toEqual({ plan: 'paused', a: 'made', b: 'waiting', c: 'waiting' });
    expect(names()).toEqual(['a']);

    engine.resume(id);
    expect((await engine.whenIdle(id)).state).toBe('applied');
  });

  it('refuses a plan that does not run', () => {
    const { engine } = createBench(createToyDoers(createMemoryWorld().world));
    const { id } = engine.keep(toyPlan(chain));
    expect(() => engine.pause(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => engine.view('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('discard', () => {
  it('forgets a plan that never ran, and no other', async () => {
    const { engine } = createBench(createToyDoers(createMemoryWorld().world));
    const kept = engine.keep(toyPlan(chain));
    const gone = engine.keep(toyPlan(chain));
    engine.discard(gone.id);
    expect(engine.list().map(({ id }) => id)).toEqual([kept.id]);
    engine.apply(kept.id);
    await engine.whenIdle(kept.id);
    expect(() => engine.discard(kept.id)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });
});

function states(view: PlanView): Record<string, string> {
  return Object.fromEntries([['plan', view.state], ...view.progress.map(({ stepId, state }) => [stepId, state])]);
}
