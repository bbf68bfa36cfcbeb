import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { RecordType } from '../../../contract/domain/dns.ts';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { zoneOf } from './record-found.ts';
import { groupRecords } from './record-groups.ts';
import { fieldHelp } from './record-help.ts';
import { memberWords, routingWords, targetText } from './record-words.ts';
import type { RecordWizard } from './use-record-wizard.ts';

/** Which zone, which name, which type; and what is there already. */
export function NameStep({ wizard }: { readonly wizard: RecordWizard }) {
  const { values, found, problems, change, name } = wizard;
  const zone = zoneOf(values, found);
  const zones = (found.zones ?? []).map(({ id, name: zoneName, isPrivate, recordCount }) => ({
    value: id,
    label: harmless(zoneName, 255),
    description: `${isPrivate ? 'Private' : 'Public'} · ${recordCount} records`,
    labelTag: id,
  }));
  return (
    <Container header={<Header variant="h2">The question that is asked</Header>}>
      <SpaceBetween size="m">
        <FormField label="Hosted zone" info={<InfoLink topic={fieldHelp.zone} />} errorText={problems.at('zoneId')}>
          <Select
            selectedOption={zones.find(({ value }) => value === values.zoneId) ?? null}
            options={zones}
            placeholder="Choose a zone"
            filteringType="auto"
            statusType={found.zones ? 'finished' : 'loading'}
            loadingText="Reading the hosted zones"
            empty="This account has no hosted zone"
            onBlur={problems.leave('zoneId')}
            onChange={({ detail }) => change({ zoneId: detail.selectedOption.value, replace: undefined })}
          />
        </FormField>
        <FormField
          label="Name"
          info={<InfoLink topic={fieldHelp.name} />}
          errorText={problems.at('name')}
          constraintText={
            <>
              Makes <UntrustedText text={name || '…'} limit={255} />. Leave it empty for the zone itself.
            </>
          }
        >
          <Input
            value={values.name}
            spellcheck={false}
            placeholder="app"
            onBlur={problems.leave('name')}
            onChange={({ detail }) => change({ name: detail.value, replace: undefined })}
          />
        </FormField>
        <FormField label="Type" info={<InfoLink topic={fieldHelp.type} />} errorText={problems.at('type')}>
          <Select
            selectedOption={types.find(({ value }) => value === values.type) ?? null}
            options={types}
            onBlur={problems.leave('type')}
            onChange={({ detail }) => {
              const type = RecordType.safeParse(detail.selectedOption.value);
              if (type.success) change({ type: type.data, replace: undefined });
            }}
          />
        </FormField>
        {zone && <InTheWay wizard={wizard} />}
      </SpaceBetween>
    </Container>
  );
}

/** What has this name and type now, and whether it may go. */
function InTheWay({ wizard }: { readonly wizard: RecordWizard }) {
  const { values, found, problems, change, name } = wizard;
  const there = (found.records ?? []).filter((record) => record.name === name && record.type === values.type);
  const [group] = groupRecords(there);
  if (!group) return null;
  return (
    <FormField errorText={problems.at('replace')}>
      <Alert type="info" header="There are records of this name and type">
        <ul className="ls-list">
          {group.members.slice(0, 10).map((record, index) => (
            <li key={`${index}:${record.setIdentifier ?? ''}`}>
              {routingWords[group.routing]}
              {memberWords(record) && ` · ${harmless(memberWords(record), 60)}`}
              {': '}
              <UntrustedText text={targetText(record.target)} limit={200} />
            </li>
          ))}
        </ul>
        <Checkbox checked={values.replace} onChange={({ detail }) => change({ replace: detail.checked })}>
          Put the new records in their place, all at once
        </Checkbox>
      </Alert>
    </FormField>
  );
}

const about: Readonly<Record<RecordType, string>> = {
  A: 'IPv4 address, or an alias',
  AAAA: 'IPv6 address, or an alias',
  CNAME: 'Another name',
  TXT: 'Text',
  MX: 'Mail server',
  SRV: 'Service with port',
  CAA: 'Who may issue certificates',
};

const types = RecordType.options.map((value) => ({ value, label: value, description: about[value] }));
