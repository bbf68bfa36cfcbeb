/** One request to the browser host. The token goes in a header of our own, never in a cookie, which all ports would share. */
export function post(
  send: typeof fetch,
  path: string,
  token: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    ...(signal && { signal }),
  });
}
