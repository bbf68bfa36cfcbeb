import { maskedKey } from './pre-shared-key.ts';

/**
 * ipsec.secrets as a person may see it: whose secret it is, never the secret. A line that is not understood is hidden whole, a
 * comment that might hold an old secret too.
 */
export function maskIpsecSecrets(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => {
    if (/^include\s/.test(line) || line.trim() === '') return line;
    if (/^\s*#/.test(line))
      return /[":]|PSK|0[xs]/i.test(line.replace(/^# (?:linkspan-\w+|Linkspan): ?/, '')) ? `# ${maskedKey}` : line;
    const [, owner, kind] =
      /^(\S.*?|)(?:^|\s)?:\s*(PSK|XAUTH|EAP|NTLM|RSA|ECDSA|P12|PIN|BLISS|PKCS8)\b/.exec(line) ?? [];
    if (kind === undefined || /["\\]/.test(owner ?? '')) return maskedKey;
    return `${(owner ?? '').trim()} : ${kind} ${maskedKey}`.trimStart();
  });
}

/** swanctl's settings as a person may see them: values of secrets, PINs and private keys are hidden. */
export function maskSwanctlSecrets(text: string): string {
  return text.replace(
    /\b(secret|pin|passphrase|password)[\w-]*(\s*=\s*)("(?:[^"\\]|\\[\s\S])*"?|[^\n}]*)/gi,
    (_, key: string, equals: string) => `${key}${equals}${maskedKey}`,
  );
}
