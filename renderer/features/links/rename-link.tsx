import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { LinkName } from '../../../contract/domain/intent.ts';
import type { Link } from '../../../contract/domain/link.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { messageOf } from '../../ui/problem.tsx';

export function RenameLink({ link, onClose }: { readonly link: Link; readonly onClose: () => void }) {
  const [name, setName] = useState(link.name);
  const [isTried, setTried] = useState(false);
  const rename = useCommand('links', 'rename');
  const parsed = LinkName.safeParse(name);
  const problem = parsed.success ? undefined : parsed.error.issues[0]?.message;
  const onRename = () => {
    setTried(true);
    if (parsed.success) rename.mutate({ linkId: link.id, name: parsed.data }, { onSuccess: onClose });
  };
  return (
    <Modal
      visible
      header="Rename the link"
      closeAriaLabel="Keep the name"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Keep the name
            </Button>
            <Button variant="primary" loading={rename.isPending} onClick={onRename}>
              Rename link
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onRename();
        }}
      >
        <FormField
          label="Name"
          description="The gateway is not touched: its names come from the link’s id."
          errorText={(isTried && problem) || (rename.error && messageOf(rename.error))}
        >
          <Input
            value={name}
            autoFocus
            onBlur={() => setTried(true)}
            onChange={({ detail }) => setName(detail.value)}
          />
        </FormField>
      </form>
    </Modal>
  );
}
