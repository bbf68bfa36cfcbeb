import { type ErrorCode, isAppError } from '../../../contract/errors.ts';

export interface Unread {
  readonly what: string;
  readonly why: string;
}

/** One part of a reading: when it alone cannot be read, the rest is shown and this is named. */
export async function readPart<T>(what: string, unread: Unread[], work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // Nothing else would be read either.
    if (!isAppError(error) || endsAll.has(error.code)) throw error;
    unread.push({ what, why: error.message });
    return otherwise;
  }
}

const endsAll: ReadonlySet<ErrorCode> = new Set(['cancelled', 'not-signed-in', 'read-only']);
