import type { Clock } from '../clock.ts';
import type { Ec2At } from './ec2.ts';
import type { Gateways } from './gateways.ts';

/** What the doers of AWS's end need. */
export interface AwsServices {
  readonly clock: Clock;
  readonly ec2: Ec2At;
}

export interface BothEndsServices extends AwsServices {
  readonly gateways: Gateways;
}
