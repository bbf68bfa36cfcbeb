import type { AuditReport } from '../../../contract/domain/audit.ts';
import type { Ports } from '../../ports.ts';
import type { Rows } from '../../store/rows.ts';
import type { RunnerServices } from './audit-runner.ts';

/** What the audit needs of the rest of main. It changes nothing. */
export interface AuditServices extends RunnerServices {
  readonly reports: Rows<AuditReport>;
  /** The store keeps nothing new. */
  readonly isReadOnly: boolean;
  readonly saveFile: Ports['saveFile'];
  readonly changed: () => void;
}
