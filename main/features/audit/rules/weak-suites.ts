/** Groups that RFC 8247 advises against or forbids, of those that AWS offers. */
const weakDhGroups: ReadonlySet<number> = new Set([2, 5, 22, 23, 24]);

export function isWeakDhGroup(group: string | number): boolean {
  return weakDhGroups.has(Number(group));
}

/** `SHA1`, `SHA-1`, `HMAC-SHA1-96`; not `SHA2-256`. */
export function isSha1(algorithm: string | number): boolean {
  return /sha-?1(?!\d)/i.test(String(algorithm));
}

export function isAes128(algorithm: string | number): boolean {
  return /^AES-?128/i.test(String(algorithm));
}
