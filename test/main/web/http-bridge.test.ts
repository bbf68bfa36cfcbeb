import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebHost, startWebHost } from '../../../main/web/web-host.ts';
import type { Connection } from '../../../renderer/bridge/connection.ts';
import { connectOverHttp } from '../../../renderer/bridge/http-bridge.ts';
import { openSessionFrom } from '../../helpers/open-session-from.ts';
import { createPageFetch } from '../../helpers/page-fetch.ts';
import { createStubCore } from '../../helpers/stub-core.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

const pace = { silence: 30_000, retry: 5 };
const call = { id: '1', name: 'probe.rename', input: { name: 'x' } };

describe('a page whose line breaks', () => {
  let folder: ReturnType<typeof createTemporaryFolder>;
  let host: WebHost;

  beforeEach(async () => {
    folder = createTemporaryFolder();
    host = await startWebHost({
      startCore: createStubCore().startCore,
      dataDir: folder.path,
      readOnly: false,
      files: { read: () => Promise.resolve(undefined) },
      temporaryFolder: folder.path,
    });
  });
  afterEach(async () => {
    await host.stop();
    folder.remove();
  });

  it('says so, and refuses calls with a way on', async () => {
    const pageFetch = createPageFetch(host.origin);
    const connection = await connectOverHttp(await openSessionFrom(host.addressFile, pageFetch), pageFetch, pace);
    expect(connection.state()).toBe('connected');
    const changed = nextState(connection);
    await host.stop();
    expect(await changed).toBe('disconnected');
    expect(await connection.bridge.call(call)).toMatchObject({ failure: { code: 'unreachable' } });
    connection.close();
  });

  it('connects again by itself when the line is back', async () => {
    const pageFetch = createPageFetch(host.origin);
    let isCut = false;
    const cuts = new Set<AbortController>();
    const cuttable: typeof fetch = (path, init) => {
      if (isCut) return Promise.reject(new TypeError('fetch failed'));
      const cut = new AbortController();
      cuts.add(cut);
      return pageFetch(path, { ...init, signal: cut.signal });
    };
    const connection = await connectOverHttp(await openSessionFrom(host.addressFile, pageFetch), cuttable, pace);
    const broken = nextState(connection);
    isCut = true;
    for (const cut of cuts) cut.abort();
    expect(await broken).toBe('disconnected');

    const mended = nextState(connection);
    isCut = false;
    expect(await mended).toBe('connected');
    expect(await connection.bridge.call(call)).toMatchObject({ ok: true });
    connection.close();
  });

  it('notices a line on which nothing is heard', async () => {
    const pageFetch = createPageFetch(host.origin);
    const token = await openSessionFrom(host.addressFile, pageFetch);
    const connection = await connectOverHttp(token, pageFetch, { silence: 30, retry: 5 });
    expect(await nextState(connection)).toBe('disconnected');
    connection.close();
  });

  it('knows that it is over when main no longer knows the page', async () => {
    const connection = await connectOverHttp('a-token-of-an-earlier-start', createPageFetch(host.origin), pace);
    expect(connection.state()).toBe('ended');
    expect(await connection.bridge.call(call)).toMatchObject({ failure: { code: 'not-signed-in' } });
  });
});

function nextState(connection: Connection): Promise<string> {
  return new Promise((resolve) => {
    const stop = connection.watch(() => {
      stop();
      resolve(connection.state());
    });
  });
}
