import type { IncomingMessage } from 'node:http';

export const bodyLimit = 8 * 1024 * 1024;

/** The JSON that was sent; a refusal's status when it is too large or not JSON. */
export async function readBody(request: IncomingMessage): Promise<{ json: unknown } | { status: 400 | 413 }> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return { status: 413 };
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) return { status: 413 };
    parts.push(part);
  }
  return parse(Buffer.concat(parts).toString('utf8'));
}

function parse(text: string): { json: unknown } | { status: 400 } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { status: 400 };
  }
}
