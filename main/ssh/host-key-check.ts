import { fingerprint, judgeKey, keyType, linesFor, type KnownHostLine } from './known-hosts.ts';
import { addKnownHost, readKnownHosts } from './known-hosts-file.ts';
import { hopError } from './hop-errors.ts';
import type { CredentialMemory } from './credentials.ts';
import type { PromptPlace, SshPrompts } from './prompts.ts';
import type { GatewayHop } from './target.ts';
import type { AppError } from '../../contract/errors.ts';

/** Judges the key of one machine. Asked again at every rekey, so an accepted key is answered from memory. */
export interface HostKeyCheck {
  /** Undefined when the key is good; else what to tell the person. */
  judge(key: Buffer, signal: AbortSignal): Promise<AppError | undefined>;
  /** The order in which the server is asked for its keys: stored types first, or a host known by RSA would look changed. */
  readonly algorithms: readonly string[];
  /** Writes a newly accepted key. Only after the log-in: before that the server has not proved that it holds the key. */
  store(): Promise<void>;
}

export async function hostKeyCheck(
  hop: GatewayHop,
  place: PromptPlace,
  prompts: SshPrompts,
  memory: CredentialMemory,
): Promise<HostKeyCheck> {
  const lines = await readKnownHosts(hop.knownHostsFiles);
  const host = hop.hostKeyAlias ?? hop.host;
  const port = hop.hostKeyAlias === undefined ? hop.port : 22;
  const name = `${host}:${port}`;
  let accepted: Buffer | undefined = memory.hostKeys.get(name);
  let fresh = false;

  async function judge(key: Buffer, signal: AbortSignal): Promise<AppError | undefined> {
    const verdict = judgeKey(lines, host, port, key);
    const shown = `${keyType(key)} ${fingerprint(key)}`;
    if (verdict.state === 'revoked')
      return hopError(
        place,
        'host-key-changed',
        `its host key is marked as revoked (${shown}). It is refused whatever else is stored.`,
      );
    if (accepted?.equals(key) === true || verdict.state === 'known' || isKnownWithoutPort(key)) return undefined;
    if (verdict.state === 'changed' || accepted !== undefined) return changed(shown);
    const refusal = hopError(place, 'host-key-unknown', `its host key is not known and was not accepted (${shown}).`);
    if (hop.strictHostKeys === 'yes') return refusal;
    const question = { ...place, type: keyType(key), fingerprint: fingerprint(key), otherTypes: verdict.types };
    if (!(await prompts.hostKey({ ...question, hasAuthority: verdict.hasAuthority }, signal))) return refusal;
    accepted = key;
    fresh = true;
    return undefined;
  }

  function changed(shown: string): AppError {
    return hopError(
      place,
      'host-key-changed',
      `THE HOST KEY HAS CHANGED. It now shows ${shown}, which is not the stored one. Somebody may be between you and it, or it was ` +
        `installed anew. Ask its administrator; if the new key is right, run: ssh-keygen -R "${port === 22 ? host : `[${host}]:${port}`}"` +
        (hop.knownHostsFiles[0] === undefined ? '' : ` -f "${hop.knownHostsFiles[0]}"`),
    );
  }

  /** OpenSSH takes a key that is stored under the plain name for any port of that host. */
  function isKnownWithoutPort(key: Buffer): boolean {
    return port !== 22 && linesFor(lines, host, port).length === 0 && judgeKey(lines, host, 22, key).state === 'known';
  }

  return {
    judge,
    algorithms: orderAlgorithms(storedTypes(lines, host, port)),
    async store() {
      if (!fresh || accepted === undefined) return;
      const [file] = hop.knownHostsFiles;
      if (file === undefined) memory.hostKeys.set(name, accepted);
      else await addKnownHost(file, { host, port, key: accepted, hashed: hop.hashKnownHosts });
      fresh = false;
    },
  };
}

/** Newest first; SHA-1 signatures are not offered. */
const ALGORITHMS: readonly (readonly [string, string])[] = [
  ['ssh-ed25519', 'ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256'],
  ['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp384'],
  ['ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'ssh-rsa'],
  ['rsa-sha2-256', 'ssh-rsa'],
];

function orderAlgorithms(types: readonly string[]): string[] {
  const isStored = ([, type]: readonly [string, string]): boolean => types.includes(type);
  return [...ALGORITHMS.filter(isStored), ...ALGORITHMS.filter((entry) => !isStored(entry))].map(([name]) => name);
}

function storedTypes(lines: readonly KnownHostLine[], host: string, port: number): string[] {
  return linesFor(lines, host, port)
    .filter(({ marker }) => marker === 'none')
    .map(({ type }) => type);
}
