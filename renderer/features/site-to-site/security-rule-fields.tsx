import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import type { Problems } from '../../ui/use-problems.ts';
import { fieldHelp } from './connect-help.ts';
import type { ConnectValues } from './connect-values.ts';
import type { Connect } from './use-connect.ts';

type Rule = ConnectValues['securityRules'][number];

const protocols = [
  { value: 'icmp', label: 'Ping (ICMP)' },
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP' },
  { value: 'all', label: 'Everything' },
] as const;

/** What the site's networks may reach in the VPC. */
export function SecurityRuleFields({ connect: { values, problems, change, found } }: { readonly connect: Connect }) {
  const rules = values.securityRules;
  const groups = (found.suggestion?.securityGroups ?? []).map(({ id, label }) => ({
    value: id,
    label: harmless(label, 80),
  }));
  const set = (index: number, changed: Partial<Rule>) =>
    change({ securityRules: rules.map((rule, place) => (place === index ? { ...rule, ...changed } : rule)) });
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic={fieldHelp.securityRules} />}
          description="Each rule admits the site’s networks to a security group."
        >
          What the site may reach
        </Header>
      }
    >
      <AttributeEditor
        items={rules}
        isItemRemovable={() => true}
        addButtonText="Add a rule"
        removeButtonText="Remove rule"
        removeButtonAriaLabel={({ groupId }) => `Remove the rule for ${harmless(groupId, 40) || 'no group'}`}
        empty="No rule: only what the groups admit already reaches the VPC from the site."
        disableAddButton={rules.length >= 20}
        onAddButtonClick={() =>
          change({ securityRules: [...rules, { groupId: groups[0]?.value ?? '', protocol: 'tcp', port: '443' }] })
        }
        onRemoveButtonClick={({ detail: { itemIndex } }) =>
          change({ securityRules: rules.filter((_rule, place) => place !== itemIndex) })
        }
        definition={fieldsFor({ groups, problems, set })}
      />
    </Container>
  );
}

interface RuleEditing {
  readonly groups: readonly { readonly value: string; readonly label: string }[];
  readonly problems: Problems;
  readonly set: (index: number, changed: Partial<Rule>) => void;
}

function fieldsFor({ groups, problems, set }: RuleEditing): readonly AttributeEditorProps.FieldDefinition<Rule>[] {
  return [
    {
      label: 'Security group',
      errorText: ({ groupId }: Rule) => (groupId === '' ? problems.at('reach.securityRules.groupId') : undefined),
      control: ({ groupId }: Rule, index) => (
        <Select
          selectedOption={groups.find(({ value }) => value === groupId) ?? null}
          options={groups}
          placeholder="Choose a group"
          ariaLabel="Security group"
          filteringType="auto"
          onChange={({ detail }) => set(index, { groupId: detail.selectedOption.value ?? '' })}
        />
      ),
    },
    {
      label: 'Protocol',
      control: ({ protocol }: Rule, index) => (
        <Select
          selectedOption={protocols.find(({ value }) => value === protocol) ?? null}
          options={[...protocols]}
          ariaLabel="Protocol"
          onChange={({ detail }) => {
            const next = protocols.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'icmp';
            set(index, { protocol: next, port: '' });
          }}
        />
      ),
    },
    {
      label: 'Port',
      errorText: ({ port }: Rule) =>
        port !== '' && !isPort(port) ? problems.at('reach.securityRules.port') : undefined,
      control: ({ protocol, port }: Rule, index) => (
        <Input
          value={port}
          disabled={protocol === 'all' || protocol === 'icmp'}
          placeholder={protocol === 'tcp' || protocol === 'udp' ? 'Every port' : 'None'}
          inputMode="numeric"
          ariaLabel="Port"
          onBlur={problems.leave('reach.securityRules.port')}
          onChange={({ detail }) => set(index, { port: detail.value })}
        />
      ),
    },
  ];
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
