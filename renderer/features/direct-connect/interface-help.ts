import type { HelpTopic } from '../../ui/help.tsx';
import type { InterfaceStepId } from './interface-steps.ts';

/** The reason behind each step; its first paragraph stands under the step's title. */
export const stepHelp: Readonly<Record<InterfaceStepId, HelpTopic>> = {
  where: {
    title: 'Where',
    body: [
      'What it shall reach, and over which line.',
      'Private reaches VPCs, transit reaches transit gateways, public reaches AWS’s public services with public addresses of your own.',
      'A hosted connection carries one virtual interface; a dedicated one up to 50, and 4 for transit gateways.',
    ],
  },
  interface: {
    title: 'Interface',
    body: [
      'Its name, its VLAN on the line, the number of your router, and where it leads.',
      'A VLAN is used once on a connection and cannot be changed later. A free one is filled in.',
      'A virtual private gateway leads to one VPC. A Direct Connect gateway leads to many, in any region.',
    ],
  },
  peering: {
    title: 'Peering',
    body: [
      'How your router and AWS talk BGP: addresses, key, and the size of packets.',
      'AWS always uses an MD5 key. Made by AWS, it is in the router configuration and nowhere else.',
    ],
  },
  tags: {
    title: 'Tags',
    body: [
      'Tags of your own for what the plan makes.',
      'Linkspan marks what it makes with tags of its own in any case: that is how it is found again after a lost answer.',
    ],
  },
  review: {
    title: 'Review',
    body: [
      'Each step exactly as it will run. Nothing has been changed yet.',
      'Direct Connect has no dry run: what AWS would refuse is only known when it runs, so Linkspan checks what can be checked before.',
    ],
  },
};

export const healthHelp: HelpTopic = {
  title: 'Connection, BGP, routes',
  body: [
    'The connection is up when there is light and the VLAN is there. BGP is up when your router and AWS talk. Routes are what AWS accepted from your router.',
    'A session that is up and carries no routes looks fine everywhere and moves nothing: look at the prefixes that your router announces.',
    'AWS tells the count of routes by CloudWatch, five minutes late, and not for every kind.',
  ],
};

export const fieldHelp = {
  vlan: {
    title: 'VLAN',
    body: [
      'The 802.1Q tag that your router puts on this traffic, 1 to 4094.',
      'Used once on a connection or LAG. On a hosted connection the partner has set it.',
    ],
  },
  asn: {
    title: 'ASN of your router',
    body: [
      'The number of your end of the BGP session; private ones are 64512 to 65534 and 4200000000 to 4294967294.',
      'It must differ from the number of AWS’s end. For a public virtual interface AWS checks that a public number is yours.',
    ],
  },
  target: {
    title: 'Where it leads',
    body: [
      'A virtual private gateway: one VPC in this region. A Direct Connect gateway: VPCs in any region, or transit gateways, but not both.',
      'A new Direct Connect gateway is made first, joined to a gateway of this region, and taken away again by the undo.',
    ],
  },
  allowedPrefixes: {
    title: 'Allowed prefixes',
    body: [
      'With a virtual private gateway this is a filter: a range of the VPC is announced to your router when one of these holds it. Empty lets every range of the VPC through.',
      'With a transit gateway the list is announced as it is written, and must not be empty.',
    ],
  },
  addresses: {
    title: 'Peer addresses',
    body: [
      'The two ends of the BGP session, one /30 or /31. AWS picks from 169.254.0.0/16 unless you bring your own.',
      'A public virtual interface needs public addresses that you own. IPv6 addresses are always AWS’s choice.',
    ],
  },
  mtu: {
    title: 'MTU',
    body: [
      'The largest packet that passes. Jumbo frames save work, but every hop up to the hosts must take them.',
      'The first jumbo frame on a connection makes AWS change the port: everything on it may stop for up to 30 seconds.',
    ],
  },
  siteLink: {
    title: 'SiteLink',
    body: [
      'Sends traffic from one of your sites to another over AWS’s network, through the Direct Connect gateway.',
      'It costs by the hour and by the gigabyte.',
    ],
  },
} as const satisfies Readonly<Record<string, HelpTopic>>;
