import type { HelpTopic } from '../../ui/help.tsx';
import type { connectSteps } from './steps.ts';

/** The reason behind each step; its first paragraph stands under the step's title. */
export const stepHelp: Readonly<Record<(typeof connectSteps)[number]['id'], HelpTopic>> = {
  where: {
    title: 'Where',
    body: [
      'The AWS end: account, region, VPC, and the virtual private gateway that takes the tunnels.',
      'A VPC has at most one virtual private gateway. When one is attached already it is used, and left in place when the link is deleted.',
    ],
  },
  site: {
    title: 'Site',
    body: [
      'The machine at your end. A strongSwan gateway is read over SSH, and nothing on it is changed before you apply the plan.',
      'For any other device the AWS end is built, and the configuration comes as text to put on the device.',
    ],
  },
  routing: {
    title: 'Routing',
    body: [
      'Static routing: name the networks of this site that the VPC shall reach.',
      'A network that exists on both sides cannot be routed: every overlap with the VPC, its routes, other VPNs and the gateway itself is found here, before anything is made.',
    ],
  },
  tunnels: {
    title: 'Tunnels',
    body: [
      'AWS gives two tunnels for each connection, and both are built: AWS takes one down for maintenance now and then.',
      'Only the proposals of the profile are offered at both ends, so what wins is known before.',
    ],
  },
  reach: {
    title: 'Reach',
    body: [
      'What in the VPC sends its answers into the tunnels, and what the site may reach.',
      'Without a route in its route table a subnet never answers, and without a security group rule nothing gets in. Both are undone with the plan.',
    ],
  },
  review: {
    title: 'Review',
    body: [
      'Each step exactly as it will run. Nothing has been changed yet.',
      'If the world changes between now and a step, the plan stops there and says what changed.',
    ],
  },
};

export const fieldHelp = {
  attachment: {
    title: 'Virtual private gateway',
    body: [
      'The AWS side of the tunnels, attached to the VPC.',
      'Its ASN cannot be changed later. It matters only when you move to BGP or join it to Direct Connect; keep 64512 unless another gateway of yours uses it.',
    ],
  },
  outsideAddress: {
    title: 'Outside address',
    body: [
      'The address that AWS sees: the gateway’s own public address, or that of the NAT in front of it.',
      'AWS knows the site by it, and the gateway names itself by it, so that both ends agree also behind NAT.',
    ],
  },
  localAddress: {
    title: 'Local address',
    body: ['The address on the gateway that sends IKE. Behind NAT it is private and differs from the outside address.'],
  },
  customerGateway: {
    title: 'Customer gateway',
    body: [
      'AWS’s record of your outside address. AWS keeps one for an address, so one that exists is used and never deleted by Linkspan.',
      'With static routing its ASN is not used on the wire; it is kept for a later move to BGP.',
    ],
  },
  insideCidrs: {
    title: 'Inside ranges',
    body: [
      'A /30 of 169.254.0.0/16 for each tunnel, unique among your connections. Free ones are filled in.',
      'AWS keeps a few for itself; those are refused. Left empty, AWS picks.',
    ],
  },
  keys: {
    title: 'Pre-shared keys',
    body: [
      'Generated keys are made by AWS and are as long as AWS allows. The gateway gets them when the plan runs; Linkspan stores none.',
      'A key of your own goes to AWS and to the gateway, and is forgotten then. It is not kept in the draft.',
    ],
  },
  routes: {
    title: 'Route tables',
    body: [
      'Propagation follows the connection: routes come and go with it, and up to 100 of them fit.',
      'A static route stays as it is made, and is taken away again by undo.',
    ],
  },
  securityRules: {
    title: 'Security group rules',
    body: [
      'Each rule admits the site’s networks to the members of a group. Ping alone is enough to prove the link; add what the site needs.',
      'A rule that is there already is used and left.',
    ],
  },
} satisfies Record<string, HelpTopic>;
