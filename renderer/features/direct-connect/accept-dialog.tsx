import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { InterfaceTarget, VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Overview, Suggestion } from './dx-answers.ts';
import type { Place } from './use-place.ts';

interface AcceptDialogProps {
  readonly virtualInterface: VirtualInterface;
  readonly place: Place;
  readonly overview: Overview;
  readonly onClose: () => void;
}

/** Where an interface that somebody else made shall lead; then the plan that accepts it. */
export function AcceptDialog({ virtualInterface, place, overview, onClose }: AcceptDialogProps) {
  const { kind, name, ownerAccount } = virtualInterface;
  const suggestion = useRead('directConnect', 'suggest', { ...place });
  const [chosen, choose] = useState<string>();
  const [isAsked, ask] = useState(false);
  const planAccept = useCommand('directConnect', 'planAccept');
  const options = targetsFor(kind, overview, suggestion.data);
  const option = options.find(({ value }) => value === chosen) ?? (options.length === 1 ? options[0] : undefined);
  const target: InterfaceTarget | undefined = kind === 'public' ? { kind: 'public' } : option?.target;
  const onPlan = () => {
    ask(true);
    if (!target) return;
    planAccept.mutate(
      { ...place, virtualInterfaceId: virtualInterface.id, target },
      { onSuccess: ({ id }) => goTo(hrefTo(['plans', id])) },
    );
  };
  return (
    <Modal
      visible
      header={`Accept ${harmless(name || virtualInterface.id, 60)}`}
      closeAriaLabel="Do not accept"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Not now
            </Button>
            <Button variant="primary" loading={planAccept.isPending} onClick={onPlan}>
              Make the plan
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <UntrustedText
          text={`Account ${ownerAccount} keeps the line, this account gets what runs over VLAN ${virtualInterface.vlan}. Nothing is changed before you apply the plan.`}
          limit={300}
        />
        {kind !== 'public' && (
          <FormField
            label="Leads to"
            errorText={isAsked && !target && 'Choose a gateway'}
            description={kind === 'transit' ? 'A transit virtual interface joins a Direct Connect gateway.' : undefined}
          >
            <Select
              selectedOption={option ?? null}
              options={options}
              placeholder="Choose a gateway"
              empty="There is no gateway that it could join"
              statusType={suggestion.isLoading ? 'loading' : 'finished'}
              loadingText="Reading the gateways"
              onChange={({ detail }) => choose(detail.selectedOption.value)}
            />
          </FormField>
        )}
        {suggestion.error && (
          <StatusIndicator type="warning" wrapText>
            The virtual private gateways could not be read
          </StatusIndicator>
        )}
        {planAccept.error && <Problem error={planAccept.error} title="The acceptance could not be planned" />}
      </SpaceBetween>
    </Modal>
  );
}

function targetsFor(kind: VirtualInterface['kind'], overview: Overview, suggestion: Suggestion | undefined) {
  const gateways = overview.gateways.map(({ id, name }) => ({
    value: id,
    label: harmless(name, 80),
    description: 'Direct Connect gateway',
    target: { kind: 'dxgw', id } as const,
  }));
  const vpnGateways = (suggestion?.vpnGateways ?? []).map(({ id, label }) => ({
    value: id,
    label: harmless(label, 80),
    description: 'Virtual private gateway',
    target: { kind: 'vgw', id } as const,
  }));
  return kind === 'private' ? [...gateways, ...vpnGateways] : gateways;
}
