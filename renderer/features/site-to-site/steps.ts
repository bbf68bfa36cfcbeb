/** The wizard's steps with the fields that each must have right before it is left. */
export const connectSteps = [
  { id: 'where', title: 'Where', fields: ['profile', 'region', 'vpcId'] },
  {
    id: 'site',
    title: 'Site',
    fields: [
      'name',
      'site.kind',
      'site.gatewayId',
      'site.outsideAddress',
      'site.localAddress',
      'customerGateway',
      'attachment',
    ],
  },
  { id: 'routing', title: 'Routing', fields: ['site.subnets'] },
  { id: 'tunnels', title: 'Tunnels', fields: ['tunnels'] },
  { id: 'reach', title: 'Reach', fields: ['reach', 'tags'] },
  { id: 'review', title: 'Review', fields: [] },
] as const;

export const reviewStep = connectSteps.length - 1;
