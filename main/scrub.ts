import { withoutSecrets } from './secret.ts';

const shapes: readonly RegExp[] = [
  // A private key in PEM or OpenSSH's form.
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // A key in a secrets file or in AWS's XML and JSON.
  /(?<=PSK\s+["']?)[^\s"']+/g,
  /(?<=<(?:pre_shared_key|bgp_auth_key)>)[^<]+/g,
  /(?<=(?:preSharedKey|PreSharedKey|authKey|secretAccessKey|sessionToken|passphrase|password)["']?\s*[:=]\s*["']?)[^\s"',}]+/g,
  /(?<=secret\s*=\s*"?)[^\s"]+/g,
  // A neighbour's key in a router's configuration.
  /(?<=(?:neighbor\s+\S+\s+password(?:\s+\d)?|authentication-key)\s+"?)[^\s"]+/g,
];

/** Text for a log: without any secret that this process holds, and without what looks like one. */
export function scrub(text: string): string {
  return shapes.reduce((rest, shape) => rest.replace(shape, '[secret]'), withoutSecrets(text));
}
