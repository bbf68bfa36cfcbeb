import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { aliasTypes, s3WebsiteRegions } from '../../../contract/domain/dns-alias.ts';
import type { RecordType } from '../../../contract/domain/dns.ts';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { fieldHelp } from './record-help.ts';
import { memberPath } from './record-steps.ts';
import { blankMember, type MemberValues } from './record-values.ts';
import { RegionSelect } from './region-select.tsx';
import type { RecordWizard } from './use-record-wizard.ts';

interface TargetFieldsProps {
  readonly wizard: RecordWizard;
  readonly index: number;
}

/** Where one record points: plain values, or an alias of a kind that AWS has. */
export function TargetFields({ wizard, index }: TargetFieldsProps) {
  const { values, problems, changeMember } = wizard;
  const member = values.members[index] ?? blankMember;
  const at = `${memberPath(values.policy, index)}.target`;
  const options = targetsOf(values.type, values.policy === 'failover' && index === 1);
  return (
    <SpaceBetween size="m">
      <FormField label="Points to" info={<InfoLink topic={fieldHelp.target} />} errorText={problems.at(at)}>
        <Select
          selectedOption={options.find(({ value }) => value === member.target) ?? null}
          options={options}
          onChange={({ detail }) => {
            const target = options.find(({ value }) => value === detail.selectedOption.value)?.value;
            if (target) changeMember(index, { target });
          }}
        />
      </FormField>
      <Target wizard={wizard} index={index} />
    </SpaceBetween>
  );
}

function Target({ wizard, index }: TargetFieldsProps) {
  const { values, problems, changeMember, found, name } = wizard;
  const member = values.members[index] ?? blankMember;
  const at = `${memberPath(values.policy, index)}.target`;
  switch (member.target) {
    case 'values':
      return (
        <FormField
          label="Values"
          constraintText={`One a line. ${examples[values.type]}`}
          errorText={problems.at(`${at}.values`)}
        >
          <Textarea
            value={member.values}
            rows={values.policy === 'simple' ? 4 : 2}
            spellcheck={false}
            onBlur={problems.leave(`${at}.values`)}
            onChange={({ detail }) => changeMember(index, { values: detail.value })}
          />
        </FormField>
      );
    case 'load-balancer':
    case 'cloudfront':
      return (
        <FormField
          label={member.target === 'cloudfront' ? 'Domain name of the distribution' : 'DNS name of the load balancer'}
          constraintText={
            member.target === 'cloudfront'
              ? `Such as d111111abcdef8.cloudfront.net. The distribution must list ${harmless(name, 255)} as an alternate name.`
              : 'Such as web-1234567890.eu-west-1.elb.amazonaws.com.'
          }
          errorText={problems.at(`${at}.alias.dnsName`)}
        >
          <Input
            value={member.dnsName}
            spellcheck={false}
            onBlur={problems.leave(`${at}.alias.dnsName`)}
            onChange={({ detail }) => changeMember(index, { dnsName: detail.value })}
          />
        </FormField>
      );
    case 's3-website':
      return (
        <FormField
          label="Region of the bucket"
          constraintText={
            <>
              The bucket must be called <UntrustedText text={name} limit={255} /> and be set up as a website: S3 finds
              it by the name that was asked for.
            </>
          }
          errorText={problems.at(`${at}.alias.region`)}
        >
          <RegionSelect
            profile={values.profile}
            region={member.websiteRegion}
            among={s3WebsiteRegions()}
            onBlur={problems.leave(`${at}.alias.region`)}
            onChange={(websiteRegion) => changeMember(index, { websiteRegion })}
          />
        </FormField>
      );
    case 'record':
      return (
        <FormField label="Other record" errorText={problems.at(`${at}.alias.name`)}>
          <Autosuggest
            value={member.recordName}
            ariaLabel="Other record"
            options={[
              ...new Set((found.records ?? []).filter(({ type }) => type === values.type).map((one) => one.name)),
            ]
              .slice(0, 500)
              .map((value) => ({ value: harmless(value, 255) }))}
            enteredTextLabel={(value) => `Use ${value}`}
            onBlur={problems.leave(`${at}.alias.name`)}
            onChange={({ detail }) => changeMember(index, { recordName: detail.value })}
          />
        </FormField>
      );
    default:
      return member.target satisfies never;
  }
}

interface TargetOption {
  readonly value: MemberValues['target'];
  readonly label: string;
  readonly description: string;
}

/** What a record of this type may point to; for the secondary of a pair, the "site is down" page has its name. */
function targetsOf(type: RecordType, isSecondary: boolean): readonly TargetOption[] {
  const page = isSecondary ? 'A "site is down" page: ' : '';
  const aliases: readonly TargetOption[] = [
    { value: 's3-website', label: `${page}S3 website`, description: 'A bucket that serves pages.' },
    { value: 'cloudfront', label: `${page}CloudFront distribution`, description: 'Pages near everybody, with TLS.' },
    { value: 'load-balancer', label: 'Load balancer', description: 'Application, network or classic.' },
    { value: 'record', label: 'Another record of this zone', description: 'Of the same type.' },
  ];
  return [
    { value: 'values', label: 'Plain values', description: 'Addresses, names or texts.' },
    ...aliases.filter(({ value }) => value !== 'values' && aliasTypes(value).includes(type)),
  ];
}

const examples: Readonly<Record<RecordType, string>> = {
  A: 'Such as 192.0.2.10.',
  AAAA: 'Such as 2001:db8::10.',
  CNAME: 'Such as www.example.com.',
  TXT: 'In double quotes.',
  MX: 'Such as 10 mail.example.com.',
  SRV: 'Such as 1 10 5269 chat.example.com.',
  CAA: 'Such as 0 issue "letsencrypt.org".',
};
