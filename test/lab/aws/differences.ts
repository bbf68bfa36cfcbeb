/** Where the demo AWS and moto do not agree, which of them is right by AWS's documentation, and why we keep it so. */
export interface KnownDifference {
  readonly step: string;
  /** What the demo AWS answers, exactly. */
  readonly demo: unknown;
  /** And moto. */
  readonly moto: unknown;
  readonly why: string;
  /** Seen by boto3 only: main/aws evens it out. */
  readonly onlyBoto3?: true;
}

const connection = (state: string) => ({
  state,
  isStatic: true,
  inside: ['169.254.40.0/30', '169.254.41.0/30'],
  groups: [[20], [20]],
  status: ['DOWN', 'DOWN'],
  tags: { Name: 'lab' },
});
const bareConnection = {
  state: 'available',
  isStatic: false,
  inside: [],
  groups: [],
  status: [],
  tags: { Name: 'lab' },
};
const notImplemented = { error: 'not-implemented' };
const device = { address: '198.51.100.7', asn: 65_000, tags: { Name: 'lab & <site>' } };

export const differences: readonly KnownDifference[] = [
  {
    step: 'customer-gateway',
    demo: { state: 'pending', ...device },
    moto: { state: 'available', ...device },
    why: 'moto has no transitional states: everything is available at once. AWS answers pending first.',
  },
  {
    step: 'customer-gateway-again',
    demo: { isSame: true },
    moto: { isSame: false },
    why: 'AWS documents that the same address and ASN give the existing customer gateway; moto makes a second one.',
  },
  {
    step: 'customer-gateway-bad-address',
    demo: { error: 'InvalidParameterValue' },
    moto: { state: 'available', ...device, address: 'not-an-ip' },
    why: 'moto does not check the address.',
  },
  {
    step: 'customer-gateway-dry-run',
    demo: { error: 'DryRunOperation' },
    moto: { made: true },
    why: 'moto carries out dry runs. This is why Linkspan asks none at endpoints that are neither AWS nor the demo.',
  },
  {
    step: 'customer-gateway-list',
    demo: { addresses: ['198.51.100.7'] },
    moto: { addresses: ['198.51.100.7', '198.51.100.7', '198.51.100.8'] },
    why: 'Follows from the second gateway and the dry run that moto made.',
  },
  {
    step: 'vpn-gateway',
    demo: { state: 'pending', asn: 64_600, tags: { Name: 'lab' } },
    moto: { state: 'available', asn: 64_600, tags: { Name: 'lab' } },
    why: 'moto has no transitional states.',
  },
  {
    step: 'propagation-before-attach',
    demo: { error: 'Gateway.NotAttached' },
    moto: notImplemented,
    why: 'moto lacks EnableVgwRoutePropagation.',
  },
  {
    step: 'attach-second',
    demo: { error: 'InvalidVpcState' },
    moto: { done: true },
    why: 'moto attaches a second gateway to a VPC; AWS allows one.',
  },
  { step: 'propagation', demo: { done: true }, moto: notImplemented, why: 'moto lacks EnableVgwRoutePropagation.' },
  {
    step: 'vpn-connection-bad-key',
    demo: { error: 'InvalidParameterValue' },
    moto: bareConnection,
    why: 'moto ignores the tunnel options.',
  },
  {
    step: 'vpn-connection-reserved-inside',
    demo: { error: 'InvalidParameterValue' },
    moto: bareConnection,
    why: 'moto ignores the tunnel options.',
  },
  {
    step: 'vpn-connection-after-refusals',
    demo: { count: 0 },
    moto: { count: 2 },
    why: 'Follows from what moto did not refuse.',
  },
  {
    step: 'vpn-connection',
    demo: connection('pending'),
    moto: bareConnection,
    why: 'moto has no transitional states and answers without Options and VgwTelemetry.',
  },
  {
    step: 'vpn-connection-available',
    demo: connection('available'),
    moto: bareConnection,
    why: 'moto answers without Options and VgwTelemetry.',
  },
  {
    step: 'vpn-connection-again',
    demo: { isSame: true },
    moto: { isSame: false },
    why: 'AWS documents that the same pair of gateways gives the existing connection; moto makes a second one.',
  },
  {
    step: 'vpn-configuration',
    demo: {
      tunnels: 2,
      outsideAddresses: 2,
      inside: ['169.254.40.1', '169.254.41.1'],
      device: ['198.51.100.7'],
      keysAreOurs: true,
      keysFollowTheRules: true,
    },
    moto: {
      tunnels: 2,
      outsideAddresses: 1,
      inside: ['169.254.44.41', '169.254.44.41'],
      device: ['12.1.2.3'],
      keysAreOurs: false,
      keysFollowTheRules: true,
    },
    why: 'moto has one fixed document with two equal tunnels, whatever was asked for.',
  },
  {
    step: 'static-route',
    demo: ['192.168.10.0/24'],
    moto: notImplemented,
    why: 'moto lacks CreateVpnConnectionRoute.',
  },
  {
    step: 'route-again',
    demo: ['10.98.0.0/20', '10.99.0.0/16', '192.168.99.0/24'],
    moto: { error: 'RouteAlreadyExists' },
    why: 'The same route with the same target again: we infer that AWS accepts it (its documentation is silent); moto refuses it. Linkspan takes both answers.',
    onlyBoto3: true,
  },
  {
    step: 'rule',
    demo: [{ cidr: '192.168.10.0/24', from: 443, to: 443 }],
    moto: [{ cidr: '192.168.10.9/24', from: 443, to: 443 }],
    why: 'AWS drops the host bits of a range; moto keeps them.',
  },
  {
    step: 'malformed-vpc',
    demo: { error: 'InvalidVpcID.Malformed' },
    moto: { error: 'InvalidVpcID.NotFound' },
    why: 'moto does not check the form of an id.',
  },
  {
    step: 'delete-device-in-use',
    demo: { error: 'IncorrectState' },
    moto: { done: true },
    why: 'moto has no dependency checks.',
  },
  {
    step: 'delete-gateway-attached',
    demo: { error: 'IncorrectState' },
    moto: { done: true },
    why: 'moto has no dependency checks.',
  },
  {
    step: 'configuration-after-delete',
    demo: { isThere: false },
    moto: { isThere: true },
    why: 'AWS gives the configuration only while a connection is pending or available; moto always.',
  },
  {
    step: 'detach-again',
    demo: { error: 'InvalidVpnGatewayAttachment.NotFound' },
    moto: { done: true },
    why: 'moto keeps the attachment as detached and accepts the call.',
  },
];
