import type { SafeStorage } from 'electron';
import type { Keychain } from '../ports.ts';
import { Secret } from '../secret.ts';

type Storage = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/** The system's keychain, or null: Linux without one would "encrypt" with a password that everybody knows. */
export function openKeychain(storage: Storage, platform: NodeJS.Platform): Keychain | null {
  if (!storage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend())) return null;
  return {
    protect: (secret) => new Uint8Array(storage.encryptString(secret.reveal())),
    unprotect: (sealed) => new Secret(storage.decryptString(Buffer.from(sealed))),
  };
}
