import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCommand } from '../../bridge/use-command.ts';
import { Problem } from '../../ui/problem.tsx';

interface RemoveDialogProps {
  readonly auditId: string;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Names what is lost with a kept audit, and asks. */
export function RemoveDialog({ auditId, onClose, onRemoved }: RemoveDialogProps) {
  const remove = useCommand('audit', 'remove');
  return (
    <Modal
      visible
      header="Remove this audit"
      closeAriaLabel="Keep the audit"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Keep it
            </Button>
            <Button
              variant="primary"
              loading={remove.isPending}
              onClick={() => remove.mutate({ auditId }, { onSuccess: onRemoved })}
            >
              Remove the audit
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <span>
          Its findings, its inventory and its digest are forgotten, and nothing can be compared with it any more. Files
          that were exported stay. Nothing in AWS or on a gateway changes.
        </span>
        {remove.error && <Problem error={remove.error} title="The audit was not removed" />}
      </SpaceBetween>
    </Modal>
  );
}
