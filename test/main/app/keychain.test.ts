import { describe, expect, it } from 'vitest';
import { openKeychain } from '../../../main/app/keychain.ts';
import { Secret } from '../../../main/secret.ts';

describe('the keychain', () => {
  it('gives back what it sealed', () => {
    const keychain = openKeychain(createStorage('gnome_libsecret'), 'linux');
    const sealed = keychain?.protect(new Secret('gehéim')) ?? new Uint8Array();
    expect(Buffer.from(sealed).toString()).not.toContain('gehéim');
    expect(keychain?.unprotect(sealed).reveal()).toBe('gehéim');
  });

  it.each(['basic_text', 'unknown'] as const)('is none where Linux has only %s', (backend) => {
    expect(openKeychain(createStorage(backend), 'linux')).toBeNull();
  });

  it('is none where the system offers no encryption', () => {
    expect(openKeychain({ ...createStorage('unknown'), isEncryptionAvailable: () => false }, 'darwin')).toBeNull();
  });
});

function createStorage(backend: 'basic_text' | 'unknown' | 'gnome_libsecret') {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(Buffer.from(text).toString('hex')),
    decryptString: (sealed: Buffer) => Buffer.from(sealed.toString(), 'hex').toString(),
  };
}
