import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeApp } from './build-probe-app.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { hosts } from './hosts.ts';
import type { RunningApp } from './running-app.ts';

/** What each host promises, seen through the smallest page. */
describe.each(hosts)('the %s host', (host, launch) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await launch({ folder: probeApp });
    await app.page.getByText(`${host} connected`).waitFor();
  });
  afterAll(() => app.close());

  it('carries calls and news', async () => {
    await app.page.getByLabel('Name').fill('büro');
    await app.page.getByRole('button', { name: 'Rename' }).click();
    await app.page.getByText('Renamed: BÜRO').waitFor();
    await app.page.getByText('News: BÜRO').waitFor();
  });

  it('carries refusals', async () => {
    await app.page.getByLabel('Name').fill('');
    await app.page.getByRole('button', { name: 'Rename' }).click();
    await app.page.getByText('Refused: AppError').waitFor();
  });

  it('goes on after a reload', async () => {
    await app.page.reload();
    await app.page.getByText(`${host} connected`).waitFor();
    await app.page.getByLabel('Name').fill('again');
    await app.page.getByRole('button', { name: 'Rename' }).click();
    await app.page.getByText('News: AGAIN').waitFor();
  });

  it('runs no inline, evaluated or foreign script', async () => {
    const seen = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      let inline = 'refused';
      try {
        script.textContent = 'window.pwned = true';
        document.body.append(script);
        inline = 'pwned' in window ? 'ran' : 'refused';
      } catch {
        // Trusted types refuse even the text.
      }
      // A debugger's own evaluation may evaluate: only what runs later is under the page's policy.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(typeof Reflect.construct(Function, ['return 1']) === 'function' ? 'ran' : 'odd');
          } catch {
            resolve('refused');
          }
        }, 0);
      });
      const foreign = await fetch('https://evil.example/').then(
        () => 'ran',
        () => 'refused',
      );
      const styled = document.createElement('div');
      styled.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(styled);
      const style = getComputedStyle(styled).color === 'rgb(1, 2, 3)' ? 'ran' : 'refused';
      return { inline, evaluated, foreign, style };
    });
    expect(seen).toEqual({ inline: 'refused', evaluated: 'refused', foreign: 'refused', style: 'refused' });
  });

  it('gives the page nothing but the bridge', async () => {
    const seen = await app.page.evaluate(() => ({
      bridge: 'bridge' in window ? Object.keys(window.bridge as object) : [],
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      isSecure: isSecureContext,
      stored: [...Array(localStorage.length).keys()].length,
      cookies: document.cookie,
    }));
    expect(seen).toEqual({
      bridge: host === 'electron' ? ['call', 'cancel', 'subscribe'] : [],
      node: [],
      isSecure: true,
      stored: 0,
      cookies: '',
    });
  });

  it('says nothing in the console of its own accord', async () => {
    const another = await launch({ folder: probeApp });
    await another.page.getByText(`${host} connected`).waitFor();
    await another.page.reload();
    await another.page.getByText(`${host} connected`).waitFor();
    expect(another.messages).toEqual([]);
    await another.close();
  });

  it('asks for no permission', async () => {
    expect(await app.page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  it('has a page that axe finds nothing on', async () => {
    expect(await findAxeViolations(app)).toEqual([]);
  });
});
