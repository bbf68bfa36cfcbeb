import { readFileSync } from 'node:fs';
import ssh2, {
  type BaseAgent,
  type IdentityCallback,
  type ParsedKey,
  type SignCallback,
  type SigningRequestOptions,
} from 'ssh2';

/** An agent that offers only the keys of certain files (IdentitiesOnly): found by their public halves. */
export class OnlyTheseKeys extends ssh2.BaseAgent<ParsedKey> {
  readonly #agent: BaseAgent;
  readonly #files: readonly string[];

  constructor(agent: BaseAgent, files: readonly string[]) {
    super();
    this.#agent = agent;
    this.#files = files;
  }

  override getIdentities(done: IdentityCallback<ParsedKey>): void {
    const wanted = this.#files.flatMap(publicHalf);
    this.#agent.getIdentities((error, keys) => {
      if (error || keys === undefined) return done(error ?? new Error('no keys'));
      const parsed = keys.flatMap((key) => asKey(key as Offered));
      return done(
        undefined,
        parsed.filter((key) => wanted.some((blob) => blob.equals(key.getPublicSSH()))),
      );
    });
  }

  override sign(
    key: ParsedKey | Buffer | string,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    done?: SignCallback,
  ): void {
    if (typeof options === 'function') this.#agent.sign(key, data, options);
    else this.#agent.sign(key, data, options, done);
  }
}

function publicHalf(file: string): Buffer[] {
  for (const path of [`${file}.pub`, file]) {
    const keys = readKey(path);
    if (keys.length > 0) return keys.map((key) => key.getPublicSSH());
  }
  return [];
}

function readKey(path: string): ParsedKey[] {
  try {
    return asKey(readFileSync(path));
  } catch {
    // A file that is missing or locked names no key of the agent.
    return [];
  }
}

type Offered = ParsedKey | Buffer | string | { pubKey: ParsedKey | Buffer | string };

function asKey(offered: Offered): ParsedKey[] {
  const wrapped = typeof offered === 'object' && 'pubKey' in offered;
  const key = wrapped ? offered.pubKey : offered;
  const parsed: ParsedKey | Error | (ParsedKey | Error)[] = ssh2.utils.parseKey(key);
  return [parsed].flat().filter((one): one is ParsedKey => !(one instanceof Error));
}
