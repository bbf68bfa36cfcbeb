import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useLock } from '../../bridge/use-lock.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import type { Overview } from './dx-answers.ts';
import type { Place } from './use-place.ts';

interface InterfaceActionsProps {
  readonly virtualInterface: VirtualInterface;
  readonly place: Place;
  readonly overview: Overview;
}

export function InterfaceActions({ virtualInterface, place, overview }: InterfaceActionsProps) {
  const [isAccepting, setAccepting] = useState(false);
  const planDelete = useCommand('directConnect', 'planDelete');
  const lock = useLock(place.profile);
  const { fail } = useFlashes();
  const locked = lock === undefined ? {} : { disabled: true, disabledReason: lock };
  const isGoing = virtualInterface.state === 'deleting' || virtualInterface.state === 'deleted';
  if (isGoing) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        {...locked}
        loading={planDelete.isPending}
        onClick={() =>
          planDelete.mutate(
            { ...place, virtualInterfaceId: virtualInterface.id },
            {
              onSuccess: ({ id }) => goTo(hrefTo(['plans', id])),
              onError: fail('The deletion could not be planned'),
            },
          )
        }
      >
        Plan to delete the virtual interface
      </Button>
      {virtualInterface.state === 'confirming' && (
        <Button variant="primary" {...locked} onClick={() => setAccepting(true)}>
          Accept
        </Button>
      )}
      {isAccepting && (
        <AcceptDialog
          virtualInterface={virtualInterface}
          place={place}
          overview={overview}
          onClose={() => setAccepting(false)}
        />
      )}
    </SpaceBetween>
  );
}
