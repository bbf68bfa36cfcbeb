import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCurrentProfile } from '../../bridge/current-profile.tsx';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { IdentityLine } from './identity-line.tsx';
import type { Connect } from './use-connect.ts';
import { VpcChoice } from './vpc-choice.tsx';

/** Which account, region and VPC. */
export function WhereStep({ connect }: { readonly connect: Connect }) {
  const { values, problems, change } = connect;
  const { profiles } = useCurrentProfile();
  const regions = useRead('accounts', 'regions', { profile: values.profile }, { enabled: values.profile !== '' });
  const regionNames = [...new Set([...(regions.data ?? []), ...(values.region ? [values.region] : [])])];
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Account and region</Header>}>
        <SpaceBetween size="m">
          <ColumnLayout columns={2}>
            <FormField label="AWS profile" errorText={problems.at('profile')}>
              <Select
                selectedOption={values.profile ? { value: values.profile, label: harmless(values.profile, 60) } : null}
                placeholder="Choose a profile"
                options={profiles.map(({ name, problem, isReadOnly }) => ({
                  value: name,
                  label: harmless(name, 60),
                  description: problem ? harmless(problem, 120) : isReadOnly ? 'Read-only' : '',
                }))}
                empty="This machine has no AWS profiles"
                filteringType="auto"
                onBlur={problems.leave('profile')}
                onChange={({ detail }) =>
                  change({ ...elsewhere, profile: detail.selectedOption.value, region: undefined })
                }
              />
            </FormField>
            <FormField
              label="Region"
              errorText={problems.at('region') ?? (regions.error && 'The regions could not be read')}
            >
              <Select
                selectedOption={values.region ? { value: values.region, label: values.region } : null}
                placeholder="Choose a region"
                options={regionNames.map((region) => ({ value: region, label: region }))}
                statusType={regions.isLoading ? 'loading' : 'finished'}
                loadingText="Reading the regions"
                filteringType="auto"
                onBlur={problems.leave('region')}
                onChange={({ detail }) => change({ ...elsewhere, region: detail.selectedOption.value })}
              />
            </FormField>
          </ColumnLayout>
          {values.profile && <IdentityLine profile={values.profile} />}
        </SpaceBetween>
      </Container>
      <VpcChoice connect={connect} />
    </SpaceBetween>
  );
}

/** What was chosen in one place means nothing in another. */
const elsewhere = {
  vpcId: undefined,
  attachmentKind: undefined,
  vpnGatewayId: undefined,
  customerGatewayKind: undefined,
  customerGatewayId: undefined,
  routes: undefined,
  securityRules: undefined,
  insideCidr1: undefined,
  insideCidr2: undefined,
  name: undefined,
};
