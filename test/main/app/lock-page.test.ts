import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { denyPermissions, lockPage } from '../../../main/app/lock-page.ts';

describe('a locked page', () => {
  const opened: string[] = [];
  const contents = createContents();
  lockPage(contents.asElectron, (url) => opened.push(url));

  it.each(['https://evil.example/', 'app://other/', 'file:///etc/passwd', 'data:text/html,x', 'javascript:1'])(
    'is not led to %s',
    (url) => {
      expect([contents.isStopped('will-navigate', url), contents.isStopped('will-redirect', url)]).toEqual([
        true,
        true,
      ]);
    },
  );

  it('may load itself again', () => {
    expect(contents.isStopped('will-navigate', 'app://linkspan/')).toBe(false);
  });

  it('opens web links in the browser, other links nowhere, and no window ever', () => {
    const urls = [
      'https://docs.example/',
      'http://plain.example/',
      'file:///etc/passwd',
      'ssh://host',
      'not an address',
    ];
    expect(urls.map((url) => contents.open(url))).toEqual(urls.map(() => ({ action: 'deny' })));
    expect(opened).toEqual(['https://docs.example/']);
  });

  it('holds no other page inside', () => {
    expect(contents.isStopped('will-attach-webview', '')).toBe(true);
  });

  it('has no permission and downloads nothing', () => {
    const session = createSession();
    denyPermissions(session.asElectron);
    expect(session.answers()).toEqual({ request: false, check: false, device: false, download: 'stopped' });
  });
});

function createContents() {
  const emitter = new EventEmitter();
  let handler: (details: { url: string }) => unknown = () => undefined;
  const fake = Object.assign(emitter, {
    setWindowOpenHandler(given: typeof handler): void {
      handler = given;
    },
  });
  return {
    asElectron: fake as unknown as WebContents,
    open: (url: string) => handler({ url }),
    isStopped(event: string, url: string): boolean {
      let isStopped = false;
      emitter.emit(event, { preventDefault: () => (isStopped = true) }, url);
      return isStopped;
    },
  };
}

function createSession() {
  const emitter = new EventEmitter();
  const set = new Map<string, (...args: unknown[]) => unknown>();
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => void set.set(name, handler);
  const fake = Object.assign(emitter, {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
  });
  return {
    asElectron: fake as unknown as Session,
    answers() {
      let request: unknown;
      set.get('request')?.({}, 'media', (isAllowed: boolean) => (request = isAllowed));
      let download: unknown;
      emitter.emit('will-download', { preventDefault: () => (download = 'stopped') });
      return { request, check: set.get('check')?.({}, 'geolocation'), device: set.get('device')?.({}), download };
    },
  };
}
