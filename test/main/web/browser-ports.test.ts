import { describe, expect, it } from 'vitest';
import { browserPorts } from '../../../main/web/browser-ports.ts';

describe('what a browser host can and cannot do', () => {
  it('has no file dialog, and says what to do instead', async () => {
    await expect(browserPorts().pickFile('Key')).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('type the path'),
    });
  });

  it.each(['http://plain.example/', 'file:///etc/passwd', 'javascript:1', '--version'])('opens no %s', async (url) => {
    await expect(browserPorts().openLink(url)).rejects.toThrow('Only https addresses are opened');
  });

  it('has no keychain, so secrets stay in memory', () => {
    expect(browserPorts().keychain).toBeNull();
  });
});
