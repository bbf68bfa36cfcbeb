import type { Reply } from '../../contract/wire.ts';

/** What a terminal would obey or a reader would not see. Line ends and tabs are told apart below. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const largestReply = 6_000_000;

/** A refusal is fine, as long as somebody foresaw it; so is any text that is bounded and steers nothing. */
export function complaints(name: string, reply: Reply): string[] {
  if (!reply.ok && reply.failure.code === 'unexpected') return [`${name}: unexpected ${reply.failure.message}`];
  const size = JSON.stringify(reply).length;
  const found = [...strings(reply, '')].flatMap(([path, value]) => {
    const [character] = steering.exec(value.replaceAll(/[\n\t]/g, '')) ?? [];
    const code = character?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return code === undefined ? [] : [`${name}: ${path} holds U+${code}`];
  });
  return [...(size > largestReply ? [`${name}: ${size} characters`] : []), ...new Set(found)].slice(0, 8);
}

function* strings(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* strings(inner, path === '' ? key : `${path}.${key}`);
}
