/** What a browser adds to a request of the page that was loaded from this origin. */
export function createPageFetch(origin: string): typeof fetch {
  return (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Origin', origin);
    headers.set('Sec-Fetch-Site', 'same-origin');
    // Node sends no cookies and has no cache, and knows neither option for a relative address.
    return fetch(new URL(path instanceof Request ? path.url : path, origin), { ...init, headers });
  };
}
