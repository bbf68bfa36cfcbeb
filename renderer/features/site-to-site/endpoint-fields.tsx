import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { AttachmentFields } from './attachment-fields.tsx';
import { fieldHelp } from './connect-help.ts';
import { FoundNote } from '../../wizard/found-note.tsx';
import type { Connect } from './use-connect.ts';

/** The addresses of the site's end and AWS's records of both ends. */
export function EndpointFields({ connect }: { readonly connect: Connect }) {
  const { values, problems, change, source, found } = connect;
  return (
    <Container header={<Header variant="h2">How the two ends know each other</Header>}>
      <SpaceBetween size="m">
        <FormField
          label="Outside address"
          info={<InfoLink topic={fieldHelp.outsideAddress} />}
          description="The public address of the site as AWS sees it."
          secondaryControl={<FoundNote source={source('outsideAddress')} />}
          errorText={problems.at('site.outsideAddress')}
        >
          <Input
            value={values.outsideAddress}
            spellcheck={false}
            onBlur={problems.leave('site.outsideAddress')}
            onChange={({ detail }) => change({ outsideAddress: detail.value })}
          />
        </FormField>
        {values.siteKind === 'gateway' && (
          <FormField
            label="Local address"
            info={<InfoLink topic={fieldHelp.localAddress} />}
            description={
              found.suggestion?.site?.isBehindNat
                ? 'This gateway is behind NAT: the two addresses differ.'
                : 'The address on the gateway that sends IKE.'
            }
            secondaryControl={<FoundNote source={source('localAddress')} />}
            errorText={problems.at('site.localAddress')}
          >
            <Input
              value={values.localAddress}
              spellcheck={false}
              onBlur={problems.leave('site.localAddress')}
              onChange={({ detail }) => change({ localAddress: detail.value })}
            />
          </FormField>
        )}
        <CustomerGatewayField connect={connect} />
        <AttachmentFields connect={connect} />
      </SpaceBetween>
    </Container>
  );
}

function CustomerGatewayField({ connect: { values, problems, change, found } }: { readonly connect: Connect }) {
  const options = [
    { value: '', label: 'Make a new one' },
    ...(found.suggestion?.customerGateways ?? []).map(({ id, label, address }) => ({
      value: id,
      label: harmless(label, 80),
      description: harmless(address ?? 'without an address', 60),
    })),
  ];
  const chosen = values.customerGatewayKind === 'existing' ? values.customerGatewayId : '';
  return (
    <SpaceBetween size="m">
      <FormField
        label="Customer gateway"
        info={<InfoLink topic={fieldHelp.customerGateway} />}
        errorText={problems.at('customerGateway.id')}
      >
        <Select
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          options={options}
          onBlur={problems.leave('customerGateway.id')}
          onChange={({ detail: { selectedOption } }) =>
            change({
              customerGatewayKind: selectedOption.value ? 'existing' : 'new',
              customerGatewayId: selectedOption.value,
            })
          }
        />
      </FormField>
      {values.customerGatewayKind === 'new' && (
        <FormField
          label="Its ASN"
          description="Kept for a later move to BGP."
          errorText={problems.at('customerGateway.bgpAsn')}
        >
          <Input
            value={values.bgpAsn}
            inputMode="numeric"
            onBlur={problems.leave('customerGateway.bgpAsn')}
            onChange={({ detail }) => change({ bgpAsn: detail.value })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
