import { AppError } from '../../contract/errors.ts';

const PAGE_LIMIT = 100;

/**
 * All pages of a list, whole or not at all: half a list would look complete. One that never ends is refused, since no answer of AWS
 * makes us ask for ever.
 */
export async function allPages<P extends { readonly NextToken?: string | undefined }, T>(
  ask: (token: string | undefined) => Promise<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let count = 0; count < PAGE_LIMIT; count += 1) {
    const page = await ask(token);
    all.push(...(items(page) ?? []));
    token = page.NextToken;
    if (token === undefined || token === '') return all;
  }
  const message = `AWS lists more than Linkspan reads: ${all.length} after ${PAGE_LIMIT} pages, and more to come`;
  throw new AppError({ code: 'unsupported', message });
}
