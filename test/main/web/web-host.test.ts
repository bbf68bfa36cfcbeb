import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPageFiles } from '../../../main/page/page-files.ts';
import { type WebHost, startWebHost } from '../../../main/web/web-host.ts';
import { createPageFetch } from '../../helpers/page-fetch.ts';
import { createTab, openSessionFrom, readAddress } from '../../helpers/open-session-from.ts';
import { connectOverHttp } from '../../../renderer/bridge/http-bridge.ts';
import { openSession } from '../../../renderer/bridge/http-session.ts';
import { createStubCore } from '../../helpers/stub-core.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { rawRequest } from './raw-request.ts';

const call = JSON.stringify({ id: '1', name: 'probe.rename', input: { name: 'x' } });

describe('the browser host', () => {
  let folder: ReturnType<typeof createTemporaryFolder>;
  let stub: ReturnType<typeof createStubCore>;
  let host: WebHost;
  let own: Record<string, string>;

  beforeEach(async () => {
    folder = createTemporaryFolder();
    stub = createStubCore();
    const files = await openPageFiles(`${import.meta.dirname}/../../fixtures/static-page`);
    const { path } = folder;
    host = await startWebHost({
      startCore: stub.startCore,
      dataDir: path,
      readOnly: true,
      files,
      temporaryFolder: path,
      grace: 20,
    });
    own = {
      Host: new URL(host.origin).host,
      Origin: host.origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/json',
    };
  });
  afterEach(async () => {
    await host.stop();
    folder.remove();
  });

  const signIn = () => openSessionFrom(host.addressFile, createPageFetch(host.origin));

  it('starts main as it was told to', () => {
    expect(stub.setup()).toMatchObject({ host: 'browser', dataDir: folder.path, options: { readOnly: true } });
  });

  it('listens on loopback alone', () => {
    expect(host.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('answers its own page', async () => {
    const headers = { ...own, Authorization: `Bearer ${await signIn()}` };
    const answer = await rawRequest(host.origin, { headers, body: call });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { ok: true, value: { name: 'X' } }]);
  });

  describe('refuses, even with the right token,', () => {
    const lies: readonly [string, Record<string, string>, number][] = [
      ['another host name', { Host: 'evil.example' }, 421],
      ['localhost by name', { Host: 'localhost' }, 421],
      ['another port', { Host: '127.0.0.1:1' }, 421],
      ['another origin', { Origin: 'https://evil.example' }, 403],
      ['a page with no origin', { Origin: 'null' }, 403],
      ['a request from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
      ['a request from another port', { 'Sec-Fetch-Site': 'same-site' }, 403],
      ['a typed address', { 'Sec-Fetch-Site': 'none' }, 403],
      ['a form', { 'Content-Type': 'text/plain' }, 415],
      ['another token', { Authorization: `Bearer ${'A'.repeat(43)}` }, 401],
      ['a token that is not one', { Authorization: 'Basic abc' }, 401],
    ];
    it.each(lies)('%s', async (_name, lie, status) => {
      const headers = { ...own, Authorization: `Bearer ${await signIn()}`, ...lie };
      expect(await rawRequest(host.origin, { headers, body: call })).toMatchObject({ status });
      expect(stub.probe.started).toEqual([]);
    });

    it.each(['Origin', 'Sec-Fetch-Site', 'Content-Type', 'Authorization'])('a request without %s', async (name) => {
      const { [name]: _left, ...headers } = { ...own, Authorization: `Bearer ${await signIn()}` } as Record<
        string,
        string
      >;
      const { status } = await rawRequest(host.origin, { headers, body: call });
      expect([401, 403, 415]).toContain(status);
    });

    it('a call by GET', async () => {
      const headers = { ...own, Authorization: `Bearer ${await signIn()}` };
      expect(await rawRequest(host.origin, { method: 'GET', headers })).toMatchObject({ status: 405 });
    });

    it('a message that is not JSON, and one over 8 MB', async () => {
      const headers = { ...own, Authorization: `Bearer ${await signIn()}` };
      expect(await rawRequest(host.origin, { headers, body: '{' })).toMatchObject({ status: 400 });
      const size = String(8 * 1024 * 1024 + 1);
      expect(await rawRequest(host.origin, { headers: { ...headers, 'Content-Length': size } })).toMatchObject({
        status: 413,
      });
    });
  });

  it('takes each code once, and neither a wrong one nor a code as a token', async () => {
    const pageFetch = createPageFetch(host.origin);
    const { hash } = readAddress(host.addressFile);
    const code = hash.replace('#code=', '');
    expect(
      await rawRequest(host.origin, { headers: { ...own, Authorization: `Bearer ${code}` }, body: call }),
    ).toMatchObject({
      status: 401,
    });
    await expect(openSession(createTab('#code=wrong', pageFetch))).rejects.toMatchObject({ code: 'not-signed-in' });
    await openSession(createTab(hash, pageFetch));
    await expect(openSession(createTab(hash, pageFetch))).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('takes the code out of the address and keeps the session over a reload', async () => {
    const tab = createTab(readAddress(host.addressFile).hash, createPageFetch(host.origin));
    const token = await openSession(tab);
    expect(tab.location.hash).toBe('');
    expect(await openSession(tab)).toBe(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('leads a second tab in by the same address file', async () => {
    expect(await signIn()).toBe(await signIn());
  });

  it('keeps its address in a private file and takes it away at the end', async () => {
    expect(statSync(host.addressFile).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(host.addressFile)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(host.addressFile))).toEqual(['open.html']);
    await host.stop();
    expect(existsSync(dirname(host.addressFile))).toBe(false);
  });

  it('serves the page with a policy that allows nothing inline', async () => {
    const { status, headers, body } = await rawRequest(host.origin, { method: 'GET', path: '/', headers: own });
    expect([status, body]).toEqual([
      200,
      readFileSync(`${import.meta.dirname}/../../fixtures/static-page/index.html`, 'utf8'),
    ]);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it.each([
    '/../web-host.test.ts',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/..\\..\\package.json',
    '//etc/passwd',
    '/index.html%00.js',
    '/.',
    '/nothing.js',
  ])('has nothing at %s', async (path) => {
    expect(await rawRequest(host.origin, { method: 'GET', path, headers: own })).toMatchObject({ status: 404 });
  });

  it('serves files by no other method', async () => {
    expect(await rawRequest(host.origin, { method: 'PUT', path: '/', headers: own })).toMatchObject({ status: 405 });
  });

  it('cancels what its last page waited for, and ends when no page comes back', async () => {
    const page = createPageFetch(host.origin);
    const connection = await connectOverHttp(await signIn(), page);
    const reading = connection.bridge.call({ id: '1', name: 'probe.wait', input: { label: 'reading' } });
    await stub.probe.running('reading');
    connection.close();
    expect(await reading).toMatchObject({ failure: { code: 'cancelled' } });
    await host.ended;
    expect(stub.isStopped()).toBe(true);
  });

  it('stops main once, however often it is told to', async () => {
    await Promise.all([host.stop(), host.stop()]);
    await host.ended;
    expect(stub.isStopped()).toBe(true);
  });
});
