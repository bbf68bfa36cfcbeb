import { createHash } from 'node:crypto';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { EC2Client } from '@aws-sdk/client-ec2';
import { Route53Client } from '@aws-sdk/client-route-53';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { STSClient } from '@aws-sdk/client-sts';
import { AppError } from '../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { AwsContext } from './aws-context.ts';
import { credentialsOf, type CredentialParts } from './credentials.ts';
import { awsEndpoint, isAwsEndpoint } from './endpoints.ts';
import { readProfiles, sharedFiles, type AwsProfile, type Environment } from './profiles.ts';
import { refuseWhenReadOnly } from './refuse-when-read-only.ts';
import { createRequestHandler, type RequestHandler } from './request-handler.ts';
import { type AwsService, forEachService, signingRegion } from './services.ts';

export interface AwsConnectionsParts {
  readonly env: Environment;
  readonly clock: Clock;
  isReadOnly(profile: string): boolean;
  /** Profiles that are in no file: the demo's. They win over a file's of the same name. */
  extraProfiles?(): readonly AwsProfile[];
  readonly mayRun: CredentialParts['mayRun'];
  readonly askMfaCode: CredentialParts['askMfaCode'];
}

export interface AwsConnections {
  profiles(): Promise<readonly AwsProfile[]>;
  /** Clients for one profile and region, kept while the profile stays as it is. Sends nothing yet. */
  context(profile: string, region?: string): Promise<AwsContext>;
  close(): void;
}

/** Every client of the app comes from here: endpoint, region, credentials and agent always given, the read-only switch inside. */
export function createAwsConnections(parts: AwsConnectionsParts): AwsConnections {
  silenceNodeWarning();
  const kept = new Map<string, { readonly fingerprint: string; readonly context: AwsContext }>();
  const handlers = new Map<string, Promise<RequestHandler>>();

  const handlerFor = (profile: AwsProfile): Promise<RequestHandler> => {
    const bundle = profile.settings.get('ca_bundle');
    const present = handlers.get(bundle ?? '');
    if (present !== undefined) return present;
    const made = createRequestHandler(parts.env, bundle);
    handlers.set(bundle ?? '', made);
    // A bundle that could not be read is tried again with the next context.
    made.catch(() => handlers.delete(bundle ?? ''));
    return made;
  };

  const profiles = async (): Promise<readonly AwsProfile[]> => {
    const extra = parts.extraProfiles?.() ?? [];
    const names = new Set(extra.map((profile) => profile.name));
    return [...extra, ...(await readProfiles(parts.env)).filter((profile) => !names.has(profile.name))];
  };

  return {
    profiles,
    async context(name, region) {
      const all = new Map((await profiles()).map((profile) => [profile.name, profile]));
      const profile = all.get(name);
      if (profile === undefined) throw noProfile(name);
      const wanted = region ?? profile.region;
      if (wanted === null) throw noRegion(name);
      const key = JSON.stringify([name, wanted]);
      const fingerprint = fingerprintOf(all);
      const present = kept.get(key);
      if (present?.fingerprint === fingerprint) return present.context;
      const context = newContext(profile, wanted, { ...parts, all, handler: await handlerFor(profile) });
      kept.set(key, { fingerprint, context });
      return context;
    },
    close() {
      kept.clear();
      for (const handler of handlers.values()) void handler.then((each) => each.destroy()).catch(() => undefined);
      handlers.clear();
    },
  };
}

/** The SDK tells every user, on the console, that it will leave this Node; which SDK we carry is ours to know. */
function silenceNodeWarning(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
}

interface ContextParts extends AwsConnectionsParts {
  readonly all: ReadonlyMap<string, AwsProfile>;
  readonly handler: RequestHandler;
}

function newContext(profile: AwsProfile, region: string, parts: ContextParts): AwsContext {
  const endpoints = forEachService((service) =>
    checkedEndpoint(profile, profile.endpoints[service] ?? awsEndpoint(service, region, profile.settings)),
  );
  const credentials = credentialsOf(profile, {
    profiles: parts.all,
    files: sharedFiles(parts.env),
    clientConfig: (each, service) => ({
      region: each.region ?? region,
      requestHandler: parts.handler,
      ...(service === 'sts' && {
        endpoint: each.endpoints.sts ?? awsEndpoint('sts', each.region ?? region, each.settings),
      }),
    }),
    mayRun: parts.mayRun,
    askMfaCode: parts.askMfaCode,
  });
  // One attempt: repeating is decided in call.ts, where it is known what may be repeated.
  const config = (service: AwsService) => ({
    region: signingRegion(service, region),
    endpoint: endpoints[service],
    credentials,
    requestHandler: parts.handler,
    maxAttempts: 1,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  const isReadOnly = () => parts.isReadOnly(profile.name);
  const clients = {
    ec2: new EC2Client(config('ec2')),
    sts: new STSClient(config('sts')),
    route53: new Route53Client(config('route53')),
    cloudwatch: new CloudWatchClient(config('cloudwatch')),
    directconnect: new DirectConnectClient(config('directconnect')),
    route53resolver: new Route53ResolverClient(config('route53resolver')),
  } satisfies Pick<AwsContext, AwsService>;
  for (const client of Object.values(clients)) refuseWhenReadOnly(client, profile.name, isReadOnly);
  return {
    profile: profile.name,
    kind: profile.kind,
    region,
    endpoints,
    honoursDryRun: profile.kind === 'demo' || isAwsEndpoint(endpoints.ec2),
    isReadOnly,
    clock: parts.clock,
    ...clients,
  };
}

function checkedEndpoint(profile: AwsProfile, url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new AppError({
    code: 'invalid-input',
    message: `The endpoint_url of profile "${profile.name}" is not an http or https address`,
    subject: profile.name,
  });
}

/** Changes when anything in any profile does, since one may build on another. */
function fingerprintOf(all: ReadonlyMap<string, AwsProfile>): string {
  const plain = [...all.values()].map(({ keys, settings, ...profile }) => ({
    ...profile,
    settings: [...settings],
    keys: keys === null ? null : [keys.accessKeyId, keys.secretAccessKey.reveal(), keys.sessionToken?.reveal()],
  }));
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}

function noProfile(name: string): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: `There is no profile "${name}" in the AWS configuration files`,
    subject: name,
  });
}

function noRegion(name: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `Profile "${name}" names no region. Choose one`,
    subject: name,
  });
}
