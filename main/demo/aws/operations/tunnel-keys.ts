import { ApiError } from '../api-error.ts';
import type { Call } from './operation.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

export function checkedKey(key: string): string {
  if (/^(?!0)[A-Za-z0-9._]{8,64}$/.test(key)) return key;
  throw new ApiError(
    'InvalidParameterValue',
    "The given pre-shared key format is invalid. Pre-shared keys can be between 8 and 64 characters long and contain only alphanumeric characters, '.', or '_', and must not start with zero (0).",
  );
}

export function newKey(call: Call): string {
  const key = [...call.randomBytes(32)].map((byte) => ALPHABET[byte % 64]).join('');
  return key.startsWith('0') ? `A${key.slice(1)}` : key;
}
