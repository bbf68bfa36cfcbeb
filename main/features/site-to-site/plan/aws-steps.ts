import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import type { StepDetail } from '../../../../contract/domain/plan.ts';
import type { Step } from '../../../engine/doer.ts';
import { needsOf, type Ref, showRef } from '../../../aws-steps/ref.ts';
import { type TunnelOptions, tunnelOptions } from '../../../vpn/tunnel-options.ts';
import { type Place, placeOf } from './place.ts';

export function customerGatewayStep(intent: ConnectSiteIntent, linkId: string, bgpAsn: number): Step {
  const place = placeOf(intent, linkId);
  const address = intent.site.outsideAddress;
  return {
    id: 'create-customer-gateway',
    kind: 'ec2.customer-gateway',
    system: 'aws',
    title: `Create customer gateway ${address}`,
    needs: [],
    details: [
      call('CreateCustomerGateway', { Type: 'ipsec.1', IpAddress: address, BgpAsn: bgpAsn, ...tagParameter(place) }),
    ],
    undo: 'Delete the customer gateway, unless another VPN connection uses it by then',
    iamActions: actions('DescribeCustomerGateways', 'CreateCustomerGateway', 'CreateTags', 'DeleteCustomerGateway'),
    interrupts: null,
    usualSeconds: 5,
    input: { ...place, address, bgpAsn },
  };
}

export function vpnGatewayStep(intent: ConnectSiteIntent, linkId: string, amazonSideAsn: number): Step {
  const place = placeOf(intent, linkId);
  return {
    id: 'create-vpn-gateway',
    kind: 'ec2.vpn-gateway',
    system: 'aws',
    title: 'Create virtual private gateway',
    needs: [],
    details: [
      call('CreateVpnGateway', { Type: 'ipsec.1', AmazonSideAsn: amazonSideAsn, ...tagParameter(place) }),
      { kind: 'note', text: 'The ASN of the Amazon side cannot be changed later.' },
    ],
    undo: 'Delete the virtual private gateway, unless something else uses it by then',
    iamActions: actions('DescribeVpnGateways', 'CreateVpnGateway', 'CreateTags', 'DeleteVpnGateway'),
    interrupts: null,
    usualSeconds: 5,
    input: { ...place, amazonSideAsn },
  };
}

export function attachStep(intent: ConnectSiteIntent, linkId: string, vpnGateway: Ref): Step {
  const place = placeOf(intent, linkId);
  return {
    id: 'attach-vpn-gateway',
    kind: 'ec2.attach-vpn-gateway',
    system: 'aws',
    title: `Attach the virtual private gateway to ${intent.vpcId}`,
    needs: needsOf(vpnGateway),
    details: [
      call('AttachVpnGateway', { VpcId: intent.vpcId, VpnGatewayId: showRef(vpnGateway) }),
      { kind: 'note', text: 'Then waits until the attachment says attached.' },
    ],
    undo: 'Detach the virtual private gateway, unless another VPN connection uses it by then',
    iamActions: actions('DescribeVpnGateways', 'DescribeVpnConnections', 'AttachVpnGateway', 'DetachVpnGateway'),
    interrupts: null,
    usualSeconds: 60,
    input: { ...place, vpcId: intent.vpcId, vpnGateway },
  };
}

export interface ConnectionParts {
  readonly customerGateway: Ref;
  readonly vpnGateway: Ref;
  readonly needs: readonly string[];
}

export function connectionStep(intent: ConnectSiteIntent, linkId: string, parts: ConnectionParts): Step {
  const { customerGateway, vpnGateway } = parts;
  const place = placeOf(intent, linkId);
  const { profile, insideCidrs, keys } = intent.tunnels;
  const tunnels = insideCidrs.map((insideCidr) => tunnelOptions(profile, insideCidr));
  const keyText = keys === 'own' ? '•••• (as entered)' : '(AWS makes one)';
  return {
    id: 'create-vpn-connection',
    kind: 'ec2.vpn-connection',
    system: 'aws',
    title: 'Create VPN connection with two tunnels',
    needs: [...new Set([...needsOf(customerGateway, vpnGateway), ...parts.needs])],
    details: [
      call('CreateVpnConnection', {
        Type: 'ipsec.1',
        CustomerGatewayId: showRef(customerGateway),
        VpnGatewayId: showRef(vpnGateway),
        'Options.StaticRoutesOnly': true,
        ...Object.fromEntries(tunnels.flatMap((options, index) => tunnelParameters(options, index + 1, keyText))),
        ...tagParameter(place),
      }),
      { kind: 'note', text: 'Charged by the hour from now on. Then waits until the connection says available.' },
    ],
    undo: 'Delete the VPN connection: its addresses and keys are lost',
    iamActions: actions('DescribeVpnConnections', 'CreateVpnConnection', 'CreateTags', 'DeleteVpnConnection'),
    interrupts: null,
    usualSeconds: 300,
    input: { ...place, vpcId: intent.vpcId, customerGateway, vpnGateway, keys, tunnels },
  };
}

export function call(action: string, parameters: Readonly<Record<string, string | number | boolean>>): StepDetail {
  const shown = Object.entries(parameters).map(([name, value]) => ({ name, value: String(value) }));
  return { kind: 'call', service: 'ec2', action, parameters: shown };
}

export function actions(...names: readonly string[]): string[] {
  return names.map((name) => `ec2:${name}`);
}

function tagParameter({ name, linkId, tags }: Place): Record<string, string> {
  const own = [`Name=${name}`, `linkspan:link=${linkId}`, 'linkspan:plan=(id of this plan)'];
  return { Tags: [...own, ...tags.map(({ key, value }) => `${key}=${value}`)].join(', ') };
}

function tunnelParameters(options: TunnelOptions, number: number, keyText: string): [string, string | number][] {
  const values: [string, string | number][] = [
    ['TunnelInsideCidr', options.insideCidr ?? '(AWS picks one)'],
    ['PreSharedKey', keyText],
    ['IKEVersions', options.ikeVersions.join(', ')],
    ['Phase1EncryptionAlgorithms', options.phase1Encryption.join(', ')],
    ['Phase1IntegrityAlgorithms', options.phase1Integrity.join(', ')],
    ['Phase1DHGroupNumbers', options.phase1DhGroups.join(', ')],
    ['Phase1LifetimeSeconds', options.phase1LifetimeSeconds],
    ['Phase2EncryptionAlgorithms', options.phase2Encryption.join(', ')],
    ['Phase2IntegrityAlgorithms', options.phase2Integrity.join(', ')],
    ['Phase2DHGroupNumbers', options.phase2DhGroups.join(', ')],
    ['Phase2LifetimeSeconds', options.phase2LifetimeSeconds],
    ['DPDTimeoutSeconds', options.dpdTimeoutSeconds],
    ['DPDTimeoutAction', options.dpdTimeoutAction],
    ['StartupAction', options.startupAction],
  ];
  return values.map(([name, value]) => [`Options.TunnelOptions.${number}.${name}`, value]);
}
