import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Link } from '../../../contract/domain/link.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useLock } from '../../bridge/use-lock.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { ProveNext } from '../../wizard/prove-next.tsx';
import { RenameLink } from './rename-link.tsx';

export function LinkActions({ link }: { readonly link: Link }) {
  const [open, setOpen] = useState<'prove' | 'rename'>();
  const planDelete = useCommand('links', 'planDelete');
  const lock = useLock(link.profile);
  const { fail } = useFlashes();
  const locked = lock === undefined ? {} : { disabled: true, disabledReason: lock };
  const close = () => setOpen(undefined);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setOpen('rename')}>Rename</Button>
      <Button
        {...locked}
        loading={planDelete.isPending}
        onClick={() =>
          planDelete.mutate(
            { linkId: link.id },
            {
              onSuccess: ({ id }) => goTo(hrefTo(['plans', id])),
              onError: fail('The deletion could not be planned'),
            },
          )
        }
      >
        Plan to delete the link
      </Button>
      <Button variant="primary" {...locked} onClick={() => setOpen('prove')}>
        Prove again
      </Button>
      {open === 'prove' && (
        <Modal
          visible
          size="medium"
          header="Prove the link again"
          closeAriaLabel="Close without a proof"
          onDismiss={close}
          footer={
            <Box float="right">
              <Button variant="link" onClick={close}>
                Not now
              </Button>
            </Box>
          }
        >
          <ProveNext linkId={link.id} header="What the proof asks" />
        </Modal>
      )}
      {open === 'rename' && <RenameLink link={link} onClose={close} />}
    </SpaceBetween>
  );
}
