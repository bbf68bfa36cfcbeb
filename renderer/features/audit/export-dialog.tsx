import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { ReportFormat } from '../../../contract/domain/audit.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Problem } from '../../ui/problem.tsx';
import { formatWords } from './audit-words.ts';

interface ExportDialogProps {
  readonly auditId: string;
  readonly onClose: () => void;
}

/** Which formats to write; then where each one lies. */
export function ExportDialog({ auditId, onClose }: ExportDialogProps) {
  const [formats, setFormats] = useState<readonly ReportFormat[]>(['pdf']);
  const [isAsked, ask] = useState(false);
  const write = useCommand('audit', 'export');
  const isEmpty = formats.length === 0;
  const onWrite = () => {
    ask(true);
    if (!isEmpty) write.mutate({ auditId, formats: [...formats] });
  };
  return (
    <Modal
      visible
      size="medium"
      header="Export the report"
      closeAriaLabel="Close the export"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {write.data ? 'Close' : 'Cancel'}
            </Button>
            <Button variant="primary" loading={write.isPending} onClick={onWrite}>
              {formats.length > 1 ? `Write ${formats.length} files` : 'Write the file'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <FormField
          label="Formats"
          description="One file for each, on the machine that runs Linkspan. No report holds a key."
          errorText={isAsked && isEmpty && 'Choose at least one format'}
          stretch
        >
          <SpaceBetween size="s">
            {ReportFormat.options.map((format) => (
              <Checkbox
                key={format}
                checked={formats.includes(format)}
                description={formatWords[format].description}
                onChange={({ detail: { checked } }) =>
                  setFormats((old) =>
                    ReportFormat.options.filter((one) => (one === format ? checked : old.includes(one))),
                  )
                }
              >
                {formatWords[format].label}
              </Checkbox>
            ))}
          </SpaceBetween>
        </FormField>
        {write.error && <Problem error={write.error} title="The report was not written" />}
        {write.data && <Written files={write.data} />}
      </SpaceBetween>
    </Modal>
  );
}

function Written({ files }: { readonly files: readonly { format: ReportFormat; path: string | null }[] }) {
  return (
    <div role="status" data-testid="written-files">
      <SpaceBetween size="xs">
        {files.map(({ format, path }) => (
          <div key={format}>
            {path === null ? (
              <StatusIndicator type="stopped">{formatWords[format].label}: not saved</StatusIndicator>
            ) : (
              <>
                <StatusIndicator type="success">{formatWords[format].label} written to</StatusIndicator>{' '}
                <Copyable text={path} what="Path" />
              </>
            )}
          </div>
        ))}
      </SpaceBetween>
    </div>
  );
}
