import type { InterfaceTarget } from '../../../../contract/domain/direct-connect.ts';
import type { Step } from '../../../engine/doer.ts';
import { actions, call, note, type Place, placeOf, tagParameter } from './place.ts';

type NewGateway = Extract<InterfaceTarget, { kind: 'new-dxgw' }>;

export const newGateway = { from: 'create-dx-gateway' } as const;

/** The new Direct Connect gateway, and what it is to lead to. */
export function gatewaySteps(target: NewGateway, from: Place): Step[] {
  const place = placeOf(from);
  const { name, amazonSideAsn, association } = target;
  const gateway: Step = {
    id: newGateway.from,
    kind: 'dx.gateway',
    system: 'aws',
    title: `Create Direct Connect gateway ${name}`,
    needs: [],
    details: [
      call('CreateDirectConnectGateway', { directConnectGatewayName: name, amazonSideAsn, ...tagParameter(place) }),
      note('Belongs to no region. The ASN of the Amazon side cannot be changed later.'),
    ],
    undo: 'Delete the Direct Connect gateway, unless something else uses it by then',
    iamActions: actions(
      'DescribeDirectConnectGateways',
      'DescribeDirectConnectGatewayAssociations',
      'DescribeDirectConnectGatewayAttachments',
      'CreateDirectConnectGateway',
      'TagResource',
      'DeleteDirectConnectGateway',
    ),
    interrupts: null,
    usualSeconds: 15,
    input: { ...place, name, amazonSideAsn },
  };
  return association === null ? [gateway] : [gateway, associationStep(association, place)];
}

function associationStep({ gatewayId, allowedPrefixes }: NonNullable<NewGateway['association']>, place: Place): Step {
  const isTransit = gatewayId.startsWith('tgw-');
  const prefixes = allowedPrefixes.length > 0 ? allowedPrefixes.join(', ') : '(the ranges of its VPC)';
  return {
    id: 'associate-gateway',
    kind: 'dx.association',
    system: 'aws',
    title: `Associate ${gatewayId} with the Direct Connect gateway`,
    needs: [newGateway.from],
    details: [
      call('CreateDirectConnectGatewayAssociation', {
        directConnectGatewayId: `(from step ${newGateway.from})`,
        gatewayId,
        addAllowedPrefixesToDirectConnectGateway: prefixes,
      }),
      note(
        isTransit
          ? 'With a transit gateway AWS announces exactly these prefixes to your site. Its route tables decide what comes back.'
          : 'With a virtual private gateway the prefixes are a filter: ranges of the VPC that are in them are announced. Turn on route propagation for the way back.',
      ),
    ],
    undo: 'Delete the association, unless another virtual interface uses the gateway by then',
    iamActions: actions(
      'DescribeDirectConnectGatewayAssociations',
      'DescribeDirectConnectGatewayAttachments',
      'CreateDirectConnectGatewayAssociation',
      'DeleteDirectConnectGatewayAssociation',
    ),
    interrupts: null,
    usualSeconds: 600,
    input: { ...place, gateway: newGateway, gatewayId, allowedPrefixes: [...allowedPrefixes] },
  };
}
