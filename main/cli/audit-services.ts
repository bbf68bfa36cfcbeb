import about from '../../package.json' with { type: 'json' };
import { AppError } from '../../contract/errors.ts';
import { createAccountsPort } from '../aws/accounts.ts';
import { createAwsConnections } from '../aws/aws-connections.ts';
import type { Environment } from '../aws/profiles.ts';
import { createClock } from '../clock.ts';
import type { AuditRun } from '../features/audit/run-audit.ts';
import { type ConfigWorld, systemWorld } from '../ssh/config/world.ts';
import { createAuditGateways, type NamedGateway } from './audit-gateways.ts';
import type { CommandIo } from './command.ts';

/** Where the person's configurations are found; this process's own unless told. */
export interface AuditWorld {
  readonly env: Environment;
  readonly ssh: ConfigWorld;
}

/** What an audit needs, from nothing but the configurations of AWS and SSH: no store, and nobody to ask. */
export function createAuditServices(
  gateways: readonly NamedGateway[],
  io: CommandIo,
  world: AuditWorld = { env: process.env, ssh: systemWorld() },
): { readonly run: AuditRun; close(): void } {
  const clock = createClock();
  const connections = createAwsConnections({
    env: world.env,
    clock,
    isReadOnly: () => true,
    // The file is the person's own and the AWS CLI runs it without a question too: see docs/threat-model.md.
    mayRun: () => Promise.resolve(),
    askMfaCode: nobodyHasTheCode,
  });
  const accounts = createAccountsPort(connections);
  const site = createAuditGateways(gateways, world.ssh, () => clock.now());
  return {
    run: {
      version: about.version,
      clock,
      aws: connections,
      identity: (profile, region, signal) => accounts.identity(profile, region, signal),
      gateways: site,
      links: { list: () => [] },
      drilledHealthCheckIds: () => [],
      report: (error) => io.stderr(`Unexpected: ${error instanceof Error ? error.name : 'error'}\n`),
    },
    close() {
      connections.close();
      site.close();
    },
  };
}

function nobodyHasTheCode(profile: string): Promise<never> {
  const message = `${profile} needs an MFA code, and nobody can be asked here. Use a profile that signs in by itself`;
  return Promise.reject(new AppError({ code: 'answer-needed', subject: profile, message }));
}
