import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TunnelChoice } from '../../../contract/domain/dns.ts';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { fieldHelp } from './record-help.ts';
import { memberPath } from './record-steps.ts';
import { blankMember } from './record-values.ts';
import { RegionSelect } from './region-select.tsx';
import type { RecordWizard } from './use-record-wizard.ts';

/** Which VPN connection, or which of its tunnels, must be up. */
export function TunnelCheckFields({ wizard, index }: { readonly wizard: RecordWizard; readonly index: number }) {
  const { values, problems, change, changeMember, found, reading } = wizard;
  const member = values.members[index] ?? blankMember;
  const at = `${memberPath(values.policy, index)}.check`;
  const groups = (found.tunnels ?? []).map(groupOf);
  const wanted = valueOf(member.vpnConnectionId, member.tunnelAddress);
  const chosen = groups.flatMap(({ options }) => options).find(({ value }) => value === wanted);
  return (
    <SpaceBetween size="m">
      <FormField
        label="Region of the VPN connection"
        info={<InfoLink topic={fieldHelp.alarmRegion} />}
        errorText={problems.at('region')}
      >
        <RegionSelect
          profile={values.profile}
          region={values.region}
          onBlur={problems.leave('region')}
          onChange={(region) => change({ region, members: withoutTunnels(wizard) })}
        />
      </FormField>
      <FormField
        label="Tunnel"
        info={<InfoLink topic={fieldHelp.tunnel} />}
        errorText={problems.at(`${at}.vpnConnectionId`) ?? problems.at(`${at}.outsideAddress`)}
      >
        <Select
          selectedOption={chosen ?? null}
          options={groups}
          placeholder="Choose a connection or a tunnel"
          triggerVariant="option"
          statusType={reading.isLoading && !found.tunnels ? 'loading' : 'finished'}
          loadingText="Reading the VPN connections"
          empty={`There is no VPN connection in ${values.region}`}
          onBlur={problems.leave(`${at}.vpnConnectionId`)}
          onChange={({ detail }) => {
            const [vpnConnectionId = '', tunnelAddress = ''] = (detail.selectedOption.value ?? '').split(' ');
            changeMember(index, { vpnConnectionId, tunnelAddress });
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** The connections of one region are none of another's. */
function withoutTunnels({ values }: RecordWizard) {
  return values.members.map((member) => ({ ...member, vpnConnectionId: '', tunnelAddress: '' }));
}

function valueOf(vpnConnectionId: string, tunnelAddress: string): string {
  return `${vpnConnectionId} ${tunnelAddress}`.trim();
}

interface Group extends SelectProps.OptionGroup {
  readonly options: readonly SelectProps.Option[];
}

function groupOf({ vpnConnectionId, name, linkId, tunnels }: TunnelChoice): Group {
  const title = name === null ? vpnConnectionId : harmless(name, 80);
  const up = tunnels.filter(({ state }) => state === 'up').length;
  return {
    label: `${title}${linkId === null ? '' : ' (a link of Linkspan)'}`,
    description: vpnConnectionId,
    options: [
      {
        value: vpnConnectionId,
        label: `${title}: at least one tunnel is up`,
        description: `${vpnConnectionId} · ${up} of ${tunnels.length} up now`,
      },
      ...tunnels.map(({ outsideAddress, state }) => ({
        value: valueOf(vpnConnectionId, outsideAddress),
        label: `${title}: tunnel ${harmless(outsideAddress, 40)}`,
        description: state === 'up' ? 'Up now' : 'Down now',
      })),
    ],
  };
}
