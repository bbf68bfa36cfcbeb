import { describe, expect, it } from 'vitest';
import { createPageProtocol } from '../../../main/app/page-protocol.ts';
import { openPageFiles } from '../../../main/page/page-files.ts';

describe('the private scheme', async () => {
  const answer = createPageProtocol(await openPageFiles(`${import.meta.dirname}/../../fixtures/static-page`));

  const ask = (url: string, method = 'GET') => answer(new Request(url, { method }));

  it('serves the page under its policy', async () => {
    const response = await ask('app://linkspan/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await response.text()).toContain('<h1>Probe</h1>');
  });

  it.each([
    ['app://linkspan/../../package.json', 'GET'],
    ['app://linkspan/%2e%2e/%2e%2e/package.json', 'GET'],
    ['app://other/', 'GET'],
    ['app://linkspan/', 'POST'],
  ])('has nothing at %s for %s', async (url, method) => {
    const response = await ask(url, method);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
