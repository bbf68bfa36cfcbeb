import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useRead } from '../../bridge/use-read.ts';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

/** What can be done with a kept audit. */
export function AuditActions({ auditId }: { readonly auditId: string }) {
  const [open, setOpen] = useState<'export' | 'remove'>();
  const { data: kept } = useRead('audit', 'list', {});
  const before = earlier(kept, auditId);
  const close = () => setOpen(undefined);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setOpen('remove')}>Remove audit</Button>
      <Button
        disabled={before === undefined}
        disabledReason="There is no other audit to compare it with"
        onClick={() => before !== undefined && goTo(hrefTo(['audit', 'compare'], before))}
      >
        Compare
      </Button>
      <Button variant="primary" onClick={() => setOpen('export')}>
        Export report
      </Button>
      {open === 'export' && <ExportDialog auditId={auditId} onClose={close} />}
      {open === 'remove' && <RemoveDialog auditId={auditId} onClose={close} onRemoved={() => goTo('#/audit')} />}
    </SpaceBetween>
  );
}

/** This audit and the one before it; the oldest is compared with the one after. */
function earlier(
  kept: readonly { readonly id: string }[] | undefined,
  auditId: string,
): { readonly before: string; readonly after: string } | undefined {
  const index = kept?.findIndex(({ id }) => id === auditId) ?? -1;
  if (!kept || index < 0) return undefined;
  const [older, newer] = [kept[index + 1], kept[index - 1]];
  if (older) return { before: older.id, after: auditId };
  return newer && { before: auditId, after: newer.id };
}
