import type { z } from 'zod';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { audit } from '../../../contract/features/audit.ts';
import type { AccountsPort } from '../../aws/accounts.ts';
import type { AwsConnections } from '../../aws/aws-connections.ts';
import type { Clock } from '../../clock.ts';
import type { Ports } from '../../ports.ts';
import type { Rows } from '../../store/rows.ts';

/** What the audit needs of the rest of main. It changes nothing. */
export interface AuditServices {
  readonly clock: Clock;
  readonly version: string;
  readonly aws: Pick<AwsConnections, 'context'>;
  readonly identity: AccountsPort['identity'];
  readonly gateways: {
    list(): readonly { readonly id: string; readonly name: string }[];
    inspect(gatewayId: string, signal: AbortSignal): Promise<GatewayFacts>;
  };
  readonly links: { list(): readonly Link[] };
  readonly reports: Rows<AuditReport>;
  readonly saveFile: Ports['saveFile'];
  readonly report: (error: unknown) => void;
  readonly progressed: (progress: z.input<typeof audit.progressed.payload>) => void;
  readonly changed: () => void;
}
