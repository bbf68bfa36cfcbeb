import type { CloudWatchAlarmConfiguration, HealthCheckConfig, ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Thing } from './world.ts';

/** Route 53 as the demo AWS keeps it. */
export interface Dns {
  zones: HostedZone[];
  healthChecks: HealthCheck[];
  changes: Change[];
  /** A caller reference stays taken after its health check is gone. */
  usedCallerReferences: string[];
  /** What the checkers of HTTP, HTTPS and TCP checks meet; healthy where nothing is said. Oldest first. */
  endpointHealth: Record<string, EndpointHealth[]>;
}

export interface HostedZone extends Thing {
  /** With its last dot, lower case. */
  readonly name: string;
  readonly callerReference: string;
  readonly comment: string | null;
  readonly isPrivate: boolean;
  readonly nameServers: readonly string[];
  vpcs: { readonly id: string; readonly region: string }[];
  /** As the service answers them: names with their last dot and `\052` for an asterisk. */
  recordSets: RecordSet[];
  /** What the name servers still answer while the last change is on its way to them. */
  before?: { readonly recordSets: readonly RecordSet[]; readonly until: number };
  queryLogGroupArn?: string;
}

export type RecordSet = ResourceRecordSet & { readonly Name: string; readonly Type: string };

export interface HealthCheck extends Thing {
  readonly callerReference: string;
  /** As it was created, to know the same request again. */
  readonly createdAs: string;
  version: number;
  config: HealthCheckConfig;
  /** For a check that follows an alarm: that alarm's metric and threshold as they were when the check was set. */
  alarm?: CloudWatchAlarmConfiguration;
  readonly createdAt: number;
  /** The setting before the last change counts until then. */
  before?: { readonly config: HealthCheckConfig; readonly until: number };
  /** What its checkers say, before inverting, and since when. */
  observed?: { readonly healthy: boolean; readonly reason: string; readonly since: number };
  lastFailure?: { readonly at: number; readonly reason: string };
  /** What DNS answers take it to be, oldest first. */
  readonly history: { readonly at: number; readonly healthy: boolean }[];
}

export interface Change {
  readonly id: string;
  readonly submittedAt: number;
  readonly insyncAt: number;
  readonly comment: string | null;
  readonly visibleAt?: number;
}

export interface EndpointHealth {
  readonly at: number;
  readonly healthy: boolean;
  readonly message: string;
}

export function emptyDns(): Dns {
  return { zones: [], healthChecks: [], changes: [], usedCallerReferences: [], endpointHealth: {} };
}
