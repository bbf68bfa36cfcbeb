import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/define.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import type { ProbeContract } from '../helpers/probe-contract.ts';
import { type JoinedBridge, bridges } from './bridges.ts';

describe.each(Object.entries(bridges))('the %s bridge', (_name, join) => {
  let joined: JoinedBridge;
  let client: Client<ProbeContract>;

  beforeEach(async () => {
    joined = await join();
    client = createClient<ProbeContract>(joined.bridge);
  });
  afterEach(() => joined.close());

  it('carries a call and its answer', async () => {
    expect(await client.probe.rename({ name: 'büro' })).toEqual({ name: 'BÜRO' });
  });

  it('drops what the output schema does not name', async () => {
    expect(JSON.stringify(await client.probe.rename({ name: 'x' }))).not.toContain('canary');
  });

  it('refuses bad input and names the field', async () => {
    await expect(client.probe.rename({ name: '' })).rejects.toMatchObject({ code: 'invalid-input', subject: 'name' });
  });

  it('keeps the code and the subject of a refusal', async () => {
    await expect(client.probe.refuse({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Taken',
      subject: 'office',
    });
  });

  it('hides the text of an unexpected error and reports it', async () => {
    const error: unknown = await client.probe.fail({}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unexpected' });
    expect(JSON.stringify(error)).not.toContain('canary');
    expect(joined.stub.reported).toEqual([expect.objectContaining({ message: 'canary-in-error' })]);
  });

  it('refuses names that are not calls', async () => {
    for (const name of ['probe.nothing', 'probe.renamed', 'toString', '__proto__.call']) {
      expect(await joined.bridge.call({ id: '1', name, input: {} })).toMatchObject({ failure: { code: 'not-found' } });
    }
  });

  it.each([null, [], 'text', { id: 1, name: 'probe.rename', input: {} }, { id: 'x'.repeat(101), name: 'a', input: 1 }])(
    'refuses %j, which is not a call',
    async (message) => {
      expect(await joined.bridge.call(message as never)).toMatchObject({ failure: { code: 'invalid-input' } });
    },
  );

  it('cancels one call and not its neighbour', async () => {
    const cancelling = new AbortController();
    const cancelled = client.probe.wait({ label: 'first' }, cancelling.signal);
    const neighbour = client.probe.wait({ label: 'second' });
    await Promise.all([joined.stub.probe.running('first'), joined.stub.probe.running('second')]);

    cancelling.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    joined.stub.probe.finish('second');
    expect(await neighbour).toEqual({ label: 'second' });
  });

  it('ends queries when the page has gone, and lets commands go on', async () => {
    const reading = client.probe.wait({ label: 'reading' });
    const working = client.probe.work({ label: 'working' });
    await Promise.all([joined.stub.probe.running('reading'), joined.stub.probe.running('working')]);

    joined.stub.core.router.cancelQueries();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    joined.stub.probe.finish('working');
    expect(await working).toEqual({ label: 'working' });
  });

  it('delivers news in order, of its own topic only, until unsubscribed', async () => {
    const heard: unknown[] = [];
    let notify: () => void = () => undefined;
    const stop = client.probe.renamed((payload) => {
      heard.push(payload);
      notify();
    });
    const third = new Promise<void>((resolve) => {
      notify = () => heard.length === 3 && resolve();
    });
    joined.send('probe.other', { name: 'not ours' });
    for (const name of ['one', 'two\nlines', 'drei 🌉']) joined.send('probe.renamed', { name });
    await third;
    expect(heard).toEqual([{ name: 'one' }, { name: 'two\nlines' }, { name: 'drei 🌉' }]);

    stop();
    const last = new Promise<void>((resolve) => {
      const stopLast = client.probe.renamed(() => {
        stopLast();
        resolve();
      });
    });
    joined.send('probe.renamed', { name: 'late' });
    await last;
    expect(heard).toHaveLength(3);
  });

  it('carries a megabyte each way', async () => {
    const name = 'é'.repeat(500_000);
    expect((await client.probe.rename({ name })).name).toHaveLength(500_000);
  });
});

describe('the client', () => {
  it('does not compile against what the contract does not say', () => {
    const check = (client: Client<ProbeContract>) => {
      // @ts-expect-error no such call
      void client.probe.renam;
      // @ts-expect-error the wrong input
      void client.probe.rename({ nam: 'x' });
      // @ts-expect-error news has listeners, not input
      client.probe.renamed({ name: 'x' });
    };
    expect(check).toBeTypeOf('function');
  });
});
