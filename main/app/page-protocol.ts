import type { PageFiles } from '../page/page-files.ts';
import { pageHeaders } from '../page/page-policy.ts';
import { isOurPage } from './page-address.ts';

/** Answers our page's own scheme from the built files, with the page's policy on every answer. */
export function createPageProtocol(files: PageFiles): (request: Request) => Promise<Response> {
  return async function answer({ url, method }) {
    if (!isOurPage(url) || method !== 'GET') return new Response(null, { status: 404, headers: pageHeaders });
    const file = await files.read(new URL(url).pathname);
    if (!file) return new Response(null, { status: 404, headers: pageHeaders });
    return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders, 'Content-Type': file.type } });
  };
}
