import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { Route53Client } from '@aws-sdk/client-route-53';
import type { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Clock } from '../clock.ts';
import type { ProfileKind } from './profiles.ts';
import type { AwsService } from './services.ts';

/** Who calls, where to, and with what: the first argument of every function in this folder. */
export interface AwsContext {
  readonly profile: string;
  readonly kind: ProfileKind;
  readonly region: string;
  readonly endpoints: Readonly<Record<AwsService, string>>;
  /** The endpoint is AWS's own or the demo's. Others may execute dry runs (moto does). */
  readonly honoursDryRun: boolean;
  /** The person switched this profile to read-only. */
  readonly isReadOnly: () => boolean;
  readonly clock: Clock;
  /** Nothing but `call.ts` sends with these. */
  readonly ec2: EC2Client;
  readonly sts: STSClient;
  /** Global: signed for the home region of the partition, whatever `region` is. */
  readonly route53: Route53Client;
  readonly cloudwatch: CloudWatchClient;
  readonly directconnect: DirectConnectClient;
  readonly route53resolver: Route53ResolverClient;
}
