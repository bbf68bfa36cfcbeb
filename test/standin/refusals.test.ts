import { describe, expect, it } from 'vitest';
import { strict } from './strict.mjs';
import { WebContents } from './web-contents.mjs';

describe('the stand-in', () => {
  it('says so when it lacks something, instead of doing nothing', () => {
    expect(() => strict('shell', { beep: 1 }).trashItem).toThrow('does not have electron.shell.trashItem');
  });

  const secure = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  };
  it.each([
    { sandbox: false },
    { contextIsolation: false },
    { nodeIntegration: true },
    { webSecurity: false },
    { webviewTag: true },
    { sandbox: undefined },
  ])('opens no page with %j', (insecure) => {
    expect(() => new WebContents({}, { ...secure, ...insecure })).toThrow('The stand-in wants webPreferences');
  });
});
