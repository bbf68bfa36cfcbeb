import {
  DescribeRouterConfiguration$,
  type DescribeRouterConfigurationRequest,
  type DescribeRouterConfigurationResponse,
} from '@aws-sdk/client-direct-connect';
import type { DxVirtualInterface } from '../../world/direct-connect.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { refusal } from './client-error.ts';
import { one } from './lists.ts';

export const routerConfigurationOperations: readonly Operation[] = [operation(DescribeRouterConfiguration$, describe)];

/** The one router that the demo has a text for. */
const KNOWN = 'CiscoSystemsInc-2900SeriesRouters-IOS124';

function describe(input: DescribeRouterConfigurationRequest, call: Call): DescribeRouterConfigurationResponse {
  const found = one(call.region.directConnect.virtualInterfaces, input.virtualInterfaceId, 'Virtual interface', call);
  if (found.state === 'confirming')
    throw refusal(`Router configuration of ${found.id} is available to the connection owner only.`);
  const { routerTypeIdentifier = KNOWN } = input;
  if (routerTypeIdentifier !== KNOWN) throw refusal(`Router type ${routerTypeIdentifier.slice(0, 80)} does not exist.`);
  return {
    customerRouterConfig: iosText(found),
    router: {
      vendor: 'Cisco Systems, Inc.',
      platform: '2900 Series Routers',
      software: 'IOS 12.4+',
      xsltTemplateName: 'customer-router-cisco-generic.xslt',
      xsltTemplateNameForMacSec: '',
      routerTypeIdentifier: KNOWN,
    },
    virtualInterfaceId: found.id,
    virtualInterfaceName: found.name,
  };
}

function iosText(each: DxVirtualInterface): string {
  const peers = each.peers.flatMap(({ amazonAddress, authKey }) => {
    const neighbor = amazonAddress.split('/')[0] ?? '';
    return [`  neighbor ${neighbor} remote-as ${each.amazonSideAsn}`, `  neighbor ${neighbor} password ${authKey}`];
  });
  return [
    '! Amazon Web Services Direct Connect',
    `! Virtual interface: ${each.id}`,
    'interface GigabitEthernet0/1',
    '  no ip address',
    `interface GigabitEthernet0/1.${each.vlan}`,
    `  description "Direct Connect to your Amazon VPC or AWS Cloud"`,
    `  encapsulation dot1Q ${each.vlan}`,
    `router bgp ${each.asn}`,
    ...peers,
    'exit',
    '',
  ].join('\n');
}
