import {
  fromLoginCredentials,
  fromProcess,
  fromSSO,
  fromTemporaryCredentials,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { AppError } from '../../contract/errors.ts';
import type { AwsProfile } from './profiles.ts';

export interface CredentialParts {
  readonly profiles: ReadonlyMap<string, AwsProfile>;
  readonly files: { readonly config: string; readonly credentials: string };
  /** Region, endpoint and request handler for the STS and SSO clients inside the providers. */
  clientConfig(profile: AwsProfile, service: 'sts' | 'other'): object;
  /** Asked before a profile's `credential_process` is run; refuse by throwing. */
  mayRun(profile: string, command: string): Promise<void>;
  /** Asked for the code of a role that wants one. */
  askMfaCode(profile: string, serial: string): Promise<string>;
}

const CHAIN_LIMIT = 8;

/** Where the profile's keys come from. Nothing is read or run before the first request. */
export function credentialsOf(profile: AwsProfile, parts: CredentialParts, depth = 0): AwsCredentialIdentityProvider {
  if (depth > CHAIN_LIMIT) throw broken(profile, 'its chain of roles is too long or goes in a circle');
  const files = { profile: profile.name, filepath: parts.files.credentials, configFilepath: parts.files.config };
  switch (profile.kind) {
    case 'static':
    case 'demo':
      return staticKeys(profile);
    case 'assume-role':
      return assumedRole(profile, parts, depth);
    case 'web-identity':
      return fromTokenFile({
        webIdentityTokenFile: needed(profile, 'web_identity_token_file'),
        roleArn: needed(profile, 'role_arn'),
        roleSessionName: profile.settings.get('role_session_name') ?? 'linkspan',
        clientConfig: parts.clientConfig(profile, 'sts'),
      });
    case 'credential-process': {
      const run = fromProcess(files);
      return async () => {
        await parts.mayRun(profile.name, needed(profile, 'credential_process'));
        return run();
      };
    }
    case 'sso':
      return fromSSO({ ...files, ...ssoParts(profile), clientConfig: parts.clientConfig(profile, 'other') });
    case 'login':
      return fromLoginCredentials({ ...files, clientConfig: parts.clientConfig(profile, 'other') });
    case 'unknown':
      throw broken(profile, 'it names no way to sign in');
  }
}

function staticKeys(profile: AwsProfile): AwsCredentialIdentityProvider {
  const { keys } = profile;
  if (keys === null) throw broken(profile, 'it has one half of a key pair only');
  return () =>
    Promise.resolve({
      accessKeyId: keys.accessKeyId,
      secretAccessKey: keys.secretAccessKey.reveal(),
      ...(keys.sessionToken !== null && { sessionToken: keys.sessionToken.reveal() }),
    });
}

function assumedRole(profile: AwsProfile, parts: CredentialParts, depth: number): AwsCredentialIdentityProvider {
  const source = profile.settings.get('source_profile');
  if (source === undefined) throw broken(profile, 'credential_source is for servers; name a source_profile');
  const { settings } = profile;
  // A role profile may name itself as source: then its own keys are meant.
  const from = source === profile.name ? { ...profile, kind: 'static' as const } : parts.profiles.get(source);
  if (from === undefined) throw broken(profile, `its source_profile "${source}" is not in the files`);
  const duration = Number(settings.get('duration_seconds') ?? 3600);
  return fromTemporaryCredentials({
    masterCredentials: credentialsOf(from, parts, depth + 1),
    params: {
      RoleArn: needed(profile, 'role_arn'),
      RoleSessionName: settings.get('role_session_name') ?? 'linkspan',
      DurationSeconds: Number.isInteger(duration) ? duration : 3600,
      ...(settings.has('external_id') && { ExternalId: settings.get('external_id') }),
      ...(settings.has('mfa_serial') && { SerialNumber: settings.get('mfa_serial') }),
    },
    mfaCodeProvider: (serial) => parts.askMfaCode(profile.name, serial),
    clientConfig: parts.clientConfig(profile, 'sts'),
  });
}

function ssoParts(profile: AwsProfile): object {
  const session = profile.settings.get('sso_session');
  return {
    ssoStartUrl: needed(profile, 'sso_start_url'),
    ssoRegion: needed(profile, 'sso_region'),
    ssoAccountId: needed(profile, 'sso_account_id'),
    ssoRoleName: needed(profile, 'sso_role_name'),
    ...(session !== undefined && { ssoSession: session }),
  };
}

function needed(profile: AwsProfile, key: string): string {
  const value = profile.settings.get(key);
  if (value === undefined) throw broken(profile, `it lacks ${key}`);
  return value;
}

function broken(profile: AwsProfile, why: string): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: `Profile "${profile.name}" cannot sign in: ${why}`,
    subject: profile.name,
  });
}
