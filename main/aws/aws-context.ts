import type { EC2Client } from '@aws-sdk/client-ec2';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Clock } from '../clock.ts';
import type { ProfileKind } from './profiles.ts';

/** Who calls, where to, and with what: the first argument of every function in this folder. */
export interface AwsContext {
  readonly profile: string;
  readonly kind: ProfileKind;
  readonly region: string;
  readonly endpoints: { readonly ec2: string; readonly sts: string };
  /** The endpoint is AWS's own or the demo's. Others may execute dry runs (moto does). */
  readonly honoursDryRun: boolean;
  /** The person switched this profile to read-only. */
  readonly isReadOnly: () => boolean;
  readonly clock: Clock;
  /** Nothing but `call.ts` sends with these. */
  readonly ec2: EC2Client;
  readonly sts: STSClient;
}
