import { allPages } from '../pages.ts';

/** All pages of one of Direct Connect's lists, which write their token with a small letter and have no paginator. */
export function dxPages<P extends { readonly nextToken?: string | undefined }, T>(
  ask: (page: { readonly maxResults: number; readonly nextToken?: string }) => Promise<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  return allPages(
    async (token) => {
      const page = await ask({ maxResults: 100, ...(token !== undefined && { nextToken: token }) });
      return { page, NextToken: page.nextToken };
    },
    ({ page }) => items(page),
  );
}
