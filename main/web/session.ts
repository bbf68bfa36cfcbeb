import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may call: a code that works once, in the link that opens the page, is exchanged for the session's token. */
export interface Session {
  /** The code that the next page may use. */
  code(): string;
  /** The token, for the right code; the code is then spent and a new one takes its place. */
  exchange(code: string): string | undefined;
  admits(token: string): boolean;
}

export function createSession(onNewCode: (code: string) => void = () => undefined): Session {
  const token = randomSecret();
  let code = randomSecret();

  return {
    code: () => code,
    exchange(offered) {
      if (!isSame(offered, code)) return undefined;
      code = randomSecret();
      onNewCode(code);
      return token;
    },
    admits: (offered) => isSame(offered, token),
  };
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes the same time whatever differs. Hashing first gives both the same length. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
