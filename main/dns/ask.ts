import { Resolver } from 'node:dns/promises';
import { AppError } from '../../contract/errors.ts';
import { plainName } from '../../contract/domain/dns-names.ts';
import { cancellation } from '../clock.ts';

export interface NameServer {
  readonly host: string;
  readonly port: number;
}

export interface Question {
  readonly name: string;
  readonly type: string;
}

/** Values as in a zone file; none when the name, or the type under it, does not exist. */
export interface Answer {
  readonly values: readonly string[];
}

/**
 * Asks name servers themselves (their addresses), or this machine's resolvers when none are named. Nobody's answer is kept.
 * No answer in a few seconds is `unreachable`.
 */
export async function ask(
  { name, type }: Question,
  servers: readonly NameServer[] | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  if (signal.aborted) throw cancellation(signal);
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers.map(addressOf));
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return { values: (await readValues(resolver, name, type)).slice(0, 400).map(harmless) };
  } catch (error) {
    if (signal.aborted) throw cancellation(signal);
    const code = codeOf(error);
    if (code === 'ENOTFOUND' || code === 'ENODATA') return { values: [] };
    const where = servers === undefined ? 'the resolvers of this computer' : servers.map(({ host }) => host).join(', ');
    const message = `No answer for ${name} from ${where} (${code}). Check that UDP and TCP port 53 are open to them`;
    throw new AppError({ code: 'unreachable', message, subject: name }, { cause: error });
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function readValues(resolver: Resolver, name: string, type: string): Promise<string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'CNAME':
      return (await resolver.resolveCname(name)).map(plainName);
    case 'NS':
      return (await resolver.resolveNs(name)).map(plainName);
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((texts) => texts.map(quoted).join(' '));
    case 'MX':
      return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${plainName(exchange)}`);
    case 'SRV':
      return (await resolver.resolveSrv(name)).map(
        (one) => `${one.priority} ${one.weight} ${one.port} ${plainName(one.name)}`,
      );
    case 'CAA':
      return (await resolver.resolveCaa(name)).flatMap(({ critical, ...tags }) =>
        Object.entries(tags).flatMap(([tag, value]) =>
          typeof value === 'string' ? `${critical} ${tag} "${value}"` : [],
        ),
      );
    default:
      throw new AppError({ code: 'unsupported', message: `Linkspan does not ask for ${type} records` });
  }
}

function addressOf({ host, port }: NameServer): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, (one) => `\\${one}`)}"`;
}

/** What a name server says comes from outside. */
function harmless(text: string): string {
  return text.slice(0, 4_000).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
