import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { harmless } from '../../ui/harmless.ts';
import { EndpointFields } from './endpoint-fields.tsx';
import { SuggestionState } from './suggestion-state.tsx';
import type { Connect } from './use-connect.ts';

/** What is at the site's end, and how AWS knows it. */
export function SiteStep({ connect }: { readonly connect: Connect }) {
  const { values, problems, change } = connect;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">The site’s end</Header>}>
        <SpaceBetween size="m">
          <FormField label="What holds the tunnels at the site?">
            <Tiles
              ariaLabel="What holds the tunnels at the site?"
              value={values.siteKind}
              items={[
                {
                  value: 'gateway',
                  label: 'A strongSwan gateway over SSH',
                  description: 'Both ends are built and proved.',
                },
                {
                  value: 'device',
                  label: 'Another device',
                  description: 'The AWS end is built; the device’s configuration comes as text.',
                },
              ]}
              onChange={({ detail }) =>
                change({ ...otherSite, siteKind: detail.value === 'device' ? 'device' : 'gateway' })
              }
            />
          </FormField>
          {values.siteKind === 'gateway' && <GatewayField connect={connect} />}
          <FormField
            label="Name of the link"
            description="Shown here and written to AWS as the Name tag. It may be changed later."
            errorText={problems.at('name')}
          >
            <Input
              value={values.name}
              onBlur={problems.leave('name')}
              onChange={({ detail }) => change({ name: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <SuggestionState connect={connect} />
      <EndpointFields connect={connect} />
    </SpaceBetween>
  );
}

function GatewayField({ connect: { values, problems, change, found } }: { readonly connect: Connect }) {
  const options = (found.gateways ?? []).map(({ id, name, strongswan }) => ({
    value: id,
    label: harmless(name, 60),
    description: strongswan === null ? 'Not inspected yet' : harmless(strongswan, 60),
  }));
  if (found.gateways?.length === 0) {
    return (
      <Alert type="info" header="There is no gateway yet">
        <Link href="#/gateways/add">Add a gateway</Link> first. This draft is kept.
      </Alert>
    );
  }
  return (
    <FormField
      label="Gateway"
      errorText={problems.at('site.gatewayId')}
      secondaryControl={<Link href="#/gateways/add">Add a gateway</Link>}
    >
      <Select
        selectedOption={options.find(({ value }) => value === values.gatewayId) ?? null}
        options={options}
        placeholder="Choose a gateway"
        statusType={found.gateways ? 'finished' : 'loading'}
        loadingText="Reading the gateways"
        filteringType="auto"
        onBlur={problems.leave('site.gatewayId')}
        onChange={({ detail }) => change({ ...otherSite, gatewayId: detail.selectedOption.value })}
      />
    </FormField>
  );
}

/** What was typed for one site means nothing for another. */
const otherSite = {
  outsideAddress: undefined,
  localAddress: undefined,
  subnets: undefined,
  customerGatewayKind: undefined,
  customerGatewayId: undefined,
  name: undefined,
};
