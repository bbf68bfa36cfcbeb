import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';

export interface Route {
  /** `['links', 'abcd2345']` for `#/links/abcd2345?tab=proofs`. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly href: string;
}

const RouteContext = createContext<Route | undefined>(undefined);

/** Where the person is, kept in the address after `#`, so that every place can be linked to and gone back from. */
export function RouterProvider({ children }: { readonly children: ReactNode }) {
  const hash = useSyncExternalStore(watchHash, () => window.location.hash);
  const route = useMemo(() => parseRoute(hash), [hash]);
  return <RouteContext value={route}>{children}</RouteContext>;
}

export function useRoute(): Route {
  const route = useContext(RouteContext);
  if (!route) throw new Error('Put a RouterProvider around this');
  return route;
}

export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decode);
  return { parts, query: new URLSearchParams(search), href: hash || '#/' };
}

/** `#/links/a%20b?tab=proofs`; empty values are left out. */
export function hrefTo(parts: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): string {
  const filled = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []));
  const search = new URLSearchParams(filled).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${search && `?${search}`}`;
}

export function goTo(href: string): void {
  window.location.hash = href;
}

/** As `goTo`, but Back does not return to the place left: for filters and tabs. */
export function replaceWith(href: string): void {
  window.history.replaceState(window.history.state, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** As `replaceWith`, unless the person has gone to another page since: for what is told late, such as a filter's text. */
export function replaceHere(href: string): void {
  const pathOf = (hash: string) => parseRoute(hash).parts.join('/');
  if (pathOf(href) === pathOf(window.location.hash)) replaceWith(href);
}

/** For Cloudscape's `onFollow`: our links are plain hashes, so the browser may follow them itself. */
function watchHash(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
