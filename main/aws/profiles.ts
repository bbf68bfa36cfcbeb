import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { Secret } from '../secret.ts';
import { endpointsOf, type Endpoints } from './endpoints.ts';
import { parseIni, settingOf, type IniSection } from './ini-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ProfileKind =
  | 'static'
  | 'sso'
  | 'assume-role'
  | 'credential-process'
  | 'web-identity'
  | 'login'
  | 'demo'
  | 'unknown';

export interface StaticKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret | null;
}

/** One profile of the shared files, secrets wrapped. */
export interface AwsProfile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | null;
  /** Custom endpoints of this profile; null where AWS's own is meant. */
  readonly endpoints: Endpoints;
  readonly keys: StaticKeys | null;
  /** Every other setting of the profile, with its `sso_session` merged in. No keys. */
  readonly settings: ReadonlyMap<string, string>;
  /** What is wrong with it in the file, in a sentence; null when nothing is. */
  readonly problem: string | null;
}

/** All profiles of the shared config and credentials files, in name order. A file that is not there has none. */
export async function readProfiles(env: Environment): Promise<AwsProfile[]> {
  const paths = sharedFiles(env);
  const [config, credentials] = await Promise.all([readIni(paths.config), readIni(paths.credentials)]);
  const merged = new Map<string, Map<string, string>>();
  for (const [header, section] of config) {
    const name = header === 'default' ? header : /^profile\s+(.+)$/.exec(header)?.[1];
    if (name !== undefined) merged.set(unquoted(name), flat(section));
  }
  for (const [name, section] of credentials) {
    merged.set(name, new Map([...(merged.get(name) ?? []), ...flat(section)]));
  }
  return [...merged]
    .map(([name, settings]) => profileOf(name, settings, { config, env, names: new Set(merged.keys()) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function sharedFiles(env: Environment): { readonly config: string; readonly credentials: string } {
  const folder = join(env['HOME'] ?? env['USERPROFILE'] ?? homedir(), '.aws');
  return {
    config: env['AWS_CONFIG_FILE'] ?? join(folder, 'config'),
    credentials: env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(folder, 'credentials'),
  };
}

interface Surroundings {
  readonly config: ReadonlyMap<string, IniSection>;
  readonly env: Environment;
  readonly names: ReadonlySet<string>;
}

function profileOf(name: string, own: ReadonlyMap<string, string>, around: Surroundings): AwsProfile {
  const session = own.get('sso_session');
  const ssoSection = session === undefined ? undefined : around.config.get(`sso-session ${session}`);
  const settings = new Map([...(ssoSection === undefined ? [] : flat(ssoSection)), ...own]);
  const kind = kindOf(settings);
  const keys = keysOf(settings);
  for (const secret of ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']) settings.delete(secret);
  return {
    name,
    kind,
    region: settings.get('region') ?? around.env['AWS_REGION'] ?? around.env['AWS_DEFAULT_REGION'] ?? null,
    endpoints: endpointsOf(settings, around.config, around.env),
    keys,
    settings,
    problem: problemOf(kind, settings, { keys, session, hasSession: ssoSection !== undefined, names: around.names }),
  };
}

/** In the order in which the SDK decides. */
function kindOf(settings: ReadonlyMap<string, string>): ProfileKind {
  const has = (key: string): boolean => settings.has(key);
  if (has('role_arn') && (has('source_profile') || has('credential_source'))) return 'assume-role';
  if (has('aws_access_key_id') || has('aws_secret_access_key')) return 'static';
  if (has('web_identity_token_file')) return 'web-identity';
  if (has('credential_process')) return 'credential-process';
  if (has('sso_session') || has('sso_start_url') || has('sso_account_id')) return 'sso';
  if (has('login_session')) return 'login';
  return 'unknown';
}

function keysOf(settings: ReadonlyMap<string, string>): StaticKeys | null {
  const [id, secret, token] = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].map((key) =>
    settings.get(key),
  );
  if (id === undefined || secret === undefined) return null;
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret),
    sessionToken: token === undefined ? null : new Secret(token),
  };
}

interface Checked {
  readonly keys: StaticKeys | null;
  readonly session: string | undefined;
  readonly hasSession: boolean;
  readonly names: ReadonlySet<string>;
}

function problemOf(kind: ProfileKind, settings: ReadonlyMap<string, string>, checked: Checked): string | null {
  const source = settings.get('source_profile');
  if (kind === 'static' && checked.keys === null) return 'Has one half of a key pair only';
  if (kind === 'assume-role' && source !== undefined && !checked.names.has(source)) {
    return `Its source_profile "${source}" is not in the files`;
  }
  if (checked.session !== undefined && !checked.hasSession) {
    return `Its sso_session "${checked.session}" is not in the config file`;
  }
  if (kind === 'sso') {
    const missing = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'].filter(
      (key) => !settings.has(key),
    );
    if (missing.length > 0) return `Lacks ${missing.join(', ')}`;
  }
  if (kind === 'web-identity' && !settings.has('role_arn')) return 'Lacks role_arn';
  if (kind === 'unknown') return 'Names no way to sign in';
  return null;
}

async function readIni(path: string): Promise<ReadonlyMap<string, IniSection>> {
  try {
    return parseIni(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return new Map();
    throw new AppError({
      code: 'invalid-input',
      message: `${path} cannot be read. Check its permissions`,
      subject: path,
    });
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function flat(section: IniSection): Map<string, string> {
  const out = new Map<string, string>();
  for (const key of section.keys()) {
    const value = settingOf(section, key);
    if (value !== undefined) out.set(key, value);
  }
  return out;
}

const unquoted = (name: string): string =>
  /^"(.*)"$|^'(.*)'$/
    .exec(name)
    ?.slice(1)
    .find((each) => each !== undefined) ?? name;
