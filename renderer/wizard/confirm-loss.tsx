import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../bridge/use-read.ts';
import { UntrustedText } from '../ui/untrusted-text.tsx';

interface ConfirmLossProps {
  readonly header: string;
  /** The button's words: what is lost. */
  readonly action: string;
  readonly lines: readonly string[];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Names what will be gone, and asks. */
export function ConfirmLoss({ header, action, lines, onConfirm, onCancel }: ConfirmLossProps) {
  return (
    <Modal
      visible
      header={header}
      closeAriaLabel="Change nothing"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Change nothing
            </Button>
            <Button variant="primary" onClick={onConfirm}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <ul className="ls-list">
        {lines.slice(0, 40).map((line, index) => (
          <li key={`${index}:${line}`}>
            <UntrustedText text={line} limit={200} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** The desktop asks in a dialog of its own, which a page cannot forge; elsewhere the page asks. */
export function useAsksInPage(): boolean {
  const { data } = useRead('app', 'info', {});
  return data?.host !== 'electron';
}
