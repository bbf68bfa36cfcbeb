import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { gateways } from '../../../contract/features/gateways.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useProblems } from '../../ui/use-problems.ts';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { type GatewayForm, emptyGatewayForm, gatewayToAdd } from './gateway-form.ts';
import { HandFields } from './hand-fields.tsx';
import { SshConfigFields } from './ssh-config-fields.tsx';

export function AddGatewayPage() {
  const [form, setForm] = useState<GatewayForm>(emptyGatewayForm);
  const add = useCommand('gateways', 'add');
  const { add: flash } = useFlashes();
  const change = (changed: Partial<GatewayForm>) => setForm((old) => ({ ...old, ...changed }));
  const problems = useProblems(gateways.add.input.safeParse(gatewayToAdd(form)));

  const onAdd = () => {
    const input = gateways.add.input.safeParse(gatewayToAdd(form));
    problems.showAll();
    if (!input.success) return;
    add.mutate(input.data, {
      onSuccess: ({ id, name }) => {
        flash({ type: 'success', header: `${name} is added`, text: 'Try the route to it next.' });
        goTo(hrefTo(['gateways', id], { try: '1' }));
      },
    });
  };
  return (
    <Page title="Add a gateway" description="Linkspan only connects and reads. Nothing is changed on it.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAdd();
        }}
      >
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" onClick={() => goTo('#/gateways')}>
                Cancel
              </Button>
              <Button variant="primary" loading={add.isPending}>
                {problems.label('Add gateway')}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            {add.error && <Problem error={add.error} title="The gateway was not added" />}
            <Container>
              <SpaceBetween size="l">
                <FormField label="How is it reached?">
                  <Tiles
                    value={form.kind}
                    ariaLabel="How is it reached?"
                    items={[
                      {
                        value: 'ssh-config',
                        label: 'From my SSH configuration',
                        description: 'Its hops, user, port and keys are taken from ~/.ssh/config.',
                      },
                      { value: 'by-hand', label: 'By hand', description: 'Type the host, the user and the hops.' },
                    ]}
                    onChange={({ detail }) => change({ kind: detail.value === 'by-hand' ? 'by-hand' : 'ssh-config' })}
                  />
                </FormField>
                {form.kind === 'ssh-config' ? (
                  <SshConfigFields form={form} change={change} problems={problems} />
                ) : (
                  <HandFields form={form} change={change} problems={problems} />
                )}
              </SpaceBetween>
            </Container>
          </SpaceBetween>
        </Form>
      </form>
    </Page>
  );
}
