import type { RecordSet } from '../../../../contract/domain/dns.ts';
import type { Item, Read } from './read.ts';

export interface ZoneItem {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly records: Read<readonly RecordSet[]>;
}

export interface HealthCheckItem {
  readonly id: string;
  readonly name: string | null;
  /** What it is about, in words. */
  readonly what: string;
  readonly isDisabled: boolean;
  readonly isInverted: boolean;
}

export interface ResolverEndpointItem extends Item {
  /** `INBOUND`, `OUTBOUND`, `INBOUND_DELEGATION`. */
  readonly direction: string;
  /** `OPERATIONAL`, `CREATING`, `ACTION_NEEDED`, `DELETING` … */
  readonly status: string;
  readonly vpcId: string;
  readonly addresses: Read<readonly { readonly ip: string; readonly subnetId: string; readonly status: string }[]>;
}
