import { AppError } from '../../contract/errors.ts';
import { post } from './http-post.ts';

interface Tab {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
}

const key = 'linkspan-session';

/** The session's token: exchanged for the code in the address, which is cleared at once, or kept by this tab over a reload. */
export async function openSession(tab: Tab): Promise<string> {
  const code = /^#code=([\w-]+)$/.exec(tab.location.hash)?.[1];
  if (code !== undefined) {
    tab.history.replaceState(null, '', tab.location.pathname);
    const token = await exchange(code, (path, init) => tab.fetch(path, init));
    if (token !== undefined) tab.sessionStorage.setItem(key, token);
  }
  const token = tab.sessionStorage.getItem(key);
  if (token !== null) return token;
  throw new AppError({
    code: 'not-signed-in',
    message: 'This link was used before. Open the address file again, or start Linkspan again.',
  });
}

async function exchange(code: string, send: typeof fetch): Promise<string | undefined> {
  const response = await post(send, '/api/session', code, null);
  if (!response.ok) return undefined;
  const { token } = (await response.json()) as { token: string };
  return token;
}
