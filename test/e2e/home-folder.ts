import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const awsConfig = `[profile staging]
region = eu-central-1
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY

[profile production]
region = eu-west-1
sso_session = work
sso_account_id = 123456789012
sso_role_name = NetworkAdmin

[sso-session work]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start

[profile broken]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = nobody
`;

const sshConfig = `Host bastion
  HostName bastion.example.net
  User admin

Host gw-berlin
  HostName 10.20.0.2
  User admin
  ProxyJump bastion
`;

/** A home like that of a person with AWS profiles and an SSH configuration, for `env` of a launch. */
export function createHome(): { readonly env: Readonly<Record<string, string>>; remove(): void } {
  const folder = createTemporaryFolder();
  mkdirSync(join(folder.path, '.aws'));
  mkdirSync(join(folder.path, '.ssh'), { mode: 0o700 });
  writeFileSync(join(folder.path, '.aws/config'), awsConfig);
  writeFileSync(join(folder.path, '.ssh/config'), sshConfig, { mode: 0o600 });
  return { env: { HOME: folder.path, USERPROFILE: folder.path }, remove: () => folder.remove() };
}
