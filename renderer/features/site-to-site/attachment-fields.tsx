import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { fieldHelp } from './connect-help.ts';
import type { Connect } from './use-connect.ts';

/** The virtual private gateway: the one attached already, or a new one. */
export function AttachmentFields({ connect: { values, problems, change } }: { readonly connect: Connect }) {
  if (values.attachmentKind === 'existing') {
    return (
      <FormField
        label="Virtual private gateway"
        info={<InfoLink topic={fieldHelp.attachment} />}
        errorText={problems.at('attachment.id')}
      >
        <StatusIndicator type="info" wrapText>
          {harmless(values.vpnGatewayId, 60)} is there already: it is used, and stays when the link is deleted
        </StatusIndicator>
      </FormField>
    );
  }
  return (
    <FormField
      label="ASN of the new virtual private gateway"
      info={<InfoLink topic={fieldHelp.attachment} />}
      description="A private ASN. It cannot be changed later."
      errorText={problems.at('attachment.amazonSideAsn')}
    >
      <Input
        value={values.amazonSideAsn}
        inputMode="numeric"
        onBlur={problems.leave('attachment.amazonSideAsn')}
        onChange={({ detail }) => change({ amazonSideAsn: detail.value })}
      />
    </FormField>
  );
}
