import { matchesPattern, matchList } from './patterns.ts';

/** Algorithm names as OpenSSH 9.2 knows them, in its order, and what it offers by default. */
export interface Family {
  readonly known: readonly string[];
  readonly defaults: readonly string[];
  /** Key types may be written as patterns; ciphers, MACs and key exchanges may not. */
  readonly patterns: boolean;
}

const CURVES = ['nistp256', 'nistp384', 'nistp521'];
const CERT = '-cert-v01@openssh.com';
const KEY_TYPES = [
  'ssh-ed25519',
  `ssh-ed25519${CERT}`,
  'sk-ssh-ed25519@openssh.com',
  `sk-ssh-ed25519${CERT}`,
  ...CURVES.flatMap((curve) => [`ecdsa-sha2-${curve}`, `ecdsa-sha2-${curve}${CERT}`]),
  'sk-ecdsa-sha2-nistp256@openssh.com',
  `sk-ecdsa-sha2-nistp256${CERT}`,
  'webauthn-sk-ecdsa-sha2-nistp256@openssh.com',
  'ssh-dss',
  `ssh-dss${CERT}`,
  'ssh-rsa',
  `ssh-rsa${CERT}`,
  'rsa-sha2-256',
  `rsa-sha2-256${CERT}`,
  'rsa-sha2-512',
  `rsa-sha2-512${CERT}`,
];
const PLAIN_DEFAULTS = [
  'ssh-ed25519',
  ...CURVES.map((curve) => `ecdsa-sha2-${curve}`),
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  'rsa-sha2-512',
  'rsa-sha2-256',
];
const CERT_DEFAULTS = PLAIN_DEFAULTS.map((name) => `${name.replace('@openssh.com', '')}${CERT}`);

const words = (text: string): string[] => text.trim().split(/\s+/);
const DEFAULT_CIPHERS = words(
  'chacha20-poly1305@openssh.com aes128-ctr aes192-ctr aes256-ctr aes128-gcm@openssh.com aes256-gcm@openssh.com',
);
const DEFAULT_MACS = words(
  'umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com ' +
    'hmac-sha1-etm@openssh.com umac-64@openssh.com umac-128@openssh.com hmac-sha2-256 hmac-sha2-512 hmac-sha1',
);
const DEFAULT_KEX = words(
  'sntrup761x25519-sha512 sntrup761x25519-sha512@openssh.com curve25519-sha256 curve25519-sha256@libssh.org ' +
    'ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 diffie-hellman-group-exchange-sha256 ' +
    'diffie-hellman-group16-sha512 diffie-hellman-group18-sha512 diffie-hellman-group14-sha256',
);

export const CIPHERS: Family = {
  known: words(
    '3des-cbc aes128-cbc aes192-cbc aes256-cbc aes128-ctr aes192-ctr aes256-ctr aes128-gcm@openssh.com ' +
      'aes256-gcm@openssh.com chacha20-poly1305@openssh.com',
  ),
  defaults: DEFAULT_CIPHERS,
  patterns: false,
};

export const MACS: Family = {
  known: words(
    'hmac-sha1 hmac-sha1-96 hmac-sha2-256 hmac-sha2-512 hmac-md5 hmac-md5-96 umac-64@openssh.com umac-128@openssh.com ' +
      'hmac-sha1-etm@openssh.com hmac-sha1-96-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com ' +
      'hmac-md5-etm@openssh.com hmac-md5-96-etm@openssh.com umac-64-etm@openssh.com umac-128-etm@openssh.com',
  ),
  defaults: DEFAULT_MACS,
  patterns: false,
};

export const KEX: Family = {
  known: words(
    'diffie-hellman-group1-sha1 diffie-hellman-group14-sha1 diffie-hellman-group14-sha256 diffie-hellman-group16-sha512 ' +
      'diffie-hellman-group18-sha512 diffie-hellman-group-exchange-sha1 diffie-hellman-group-exchange-sha256 ' +
      'ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 curve25519-sha256 curve25519-sha256@libssh.org ' +
      'sntrup761x25519-sha512 sntrup761x25519-sha512@openssh.com',
  ),
  defaults: DEFAULT_KEX,
  patterns: false,
};

export const KEYS: Family = { known: KEY_TYPES, defaults: [...CERT_DEFAULTS, ...PLAIN_DEFAULTS], patterns: true };

/** Signatures of an authority: no certificates. Accepted when written, filtered when resolved. */
export const AUTHORITY_KEYS: Family = { known: KEY_TYPES, defaults: PLAIN_DEFAULTS, patterns: true };

const GSS_PREFIXES = words(
  'gss-gex-sha1- gss-group1-sha1- gss-group14-sha1- gss-group14-sha256- gss-group16-sha512- gss-nistp256-sha256- gss-curve25519-sha256-',
);

export function isGssKexList(list: string): boolean {
  return list !== '' && untilEmpty(list).every((name) => GSS_PREFIXES.some((prefix) => name.startsWith(prefix)));
}

/** Would OpenSSH take this list when it reads the line? `-` lists are never checked there. */
export function isAlgorithmList(text: string, family: Family): boolean {
  if (text.startsWith('-')) return true;
  const list = /^[+^]/.test(text) ? text.slice(1) : text;
  if (list === '') return false;
  return untilEmpty(list).every(
    (name) =>
      family.known.includes(name) ||
      (family.patterns && (SHORT_NAMES.test(name) || family.known.some((known) => matchList(known, name) !== 0))),
  );
}

/** The list that results, or undefined when nothing is left or a name is negated: OpenSSH refuses that. */
export function assembleAlgorithms(text: string, family: Family, known = family.known): string | undefined {
  if (text.startsWith('-')) return family.defaults.filter((name) => matchList(name, text.slice(1)) !== 1).join(',');
  const own = (/^[+^]/.test(text) ? text.slice(1) : text).split(',');
  const joined = text.startsWith('+')
    ? [...family.defaults, ...untilEmpty(text.slice(1))]
    : text.startsWith('^')
      ? [...own, ...family.defaults]
      : own;
  if (joined.some((name) => name.startsWith('!'))) return undefined;
  const names = new Set(joined.flatMap((pattern) => known.filter((name) => matchesPattern(name, pattern))));
  return names.size === 0 ? undefined : [...names].join(',');
}

export const withoutCertificates = KEY_TYPES.filter((name) => !name.endsWith(CERT));

/** Old short names that the reader still knows as key types, though no algorithm list contains them. */
const SHORT_NAMES = /^(ed25519|ecdsa|rsa|dsa|ecdsa-sk|ed25519-sk)$/i;

/** OpenSSH stops at the first empty name where it checks a list, and where it appends one. */
function untilEmpty(list: string): string[] {
  const names = list.split(',');
  const end = names.indexOf('');
  return end < 0 ? names : names.slice(0, end);
}
