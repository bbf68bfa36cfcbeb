import Badge from '@cloudscape-design/components/badge';
import type { Severity } from '../../../contract/domain/audit.ts';
import { severityColors, severityWords } from './audit-words.ts';

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  return <Badge color={severityColors[severity]}>{severityWords[severity]}</Badge>;
}
