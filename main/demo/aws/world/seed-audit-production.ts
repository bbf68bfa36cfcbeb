import type { RegionPart } from './seed.ts';

const VPC = 'vpc-0b1de5a1f00d10001';
const NAT = 'nat-0b1de5a1f00d10001';

/** How production reaches the internet, and what it writes down. */
export const productionEdges: RegionPart = {
  natGateways: [
    {
      id: NAT,
      tags: { Name: 'production' },
      answer: {
        NatGatewayId: NAT,
        VpcId: VPC,
        SubnetId: 'subnet-0b1de5a1f00d10003',
        State: 'available',
        ConnectivityType: 'public',
        AvailabilityMode: 'zonal',
        NatGatewayAddresses: [{ AllocationId: 'eipalloc-0b1de5a1f00d10001', PublicIp: '203.0.113.230' }],
      },
    },
  ],
  internetGateways: [
    {
      id: 'igw-0b1de5a1f00d10001',
      tags: { Name: 'production' },
      answer: {
        InternetGatewayId: 'igw-0b1de5a1f00d10001',
        OwnerId: '210987654321',
        Attachments: [{ VpcId: VPC, State: 'attached' }],
      },
    },
  ],
  addresses: [
    {
      id: 'eipalloc-0b1de5a1f00d10001',
      tags: {},
      answer: { AllocationId: 'eipalloc-0b1de5a1f00d10001', PublicIp: '203.0.113.230', Domain: 'vpc' },
    },
  ],
  flowLogs: [
    {
      id: 'fl-0b1de5a1f00d10001',
      tags: { Name: 'production' },
      answer: {
        FlowLogId: 'fl-0b1de5a1f00d10001',
        FlowLogStatus: 'ACTIVE',
        ResourceId: VPC,
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: 'arn:aws:s3:::nordhafen-flow-logs',
        DeliverLogsStatus: 'SUCCESS',
      },
    },
  ],
};
